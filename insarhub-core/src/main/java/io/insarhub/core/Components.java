package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Options;
import io.insarhub.api.file.ComponentNames;
import io.insarhub.api.spi.Component;
import io.insarhub.api.spi.ComponentProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The components of one kind that were found, by name. A provider that cannot be loaded, or two of one name, do not keep
 * the others from working: they are errors only for those who ask for them by name, and told by {@link #problems()}.
 *
 * @param <C> the kind of component
 * @param <P> the kind of provider
 */
public final class Components<C extends Component, P extends ComponentProvider<C>> {

    private final String kind;
    private final Map<String, List<P>> byName = new TreeMap<>();
    private final List<String> problems;

    Components(String kind, List<P> providers, List<String> loadingProblems) {
        this.kind = kind;
        List<String> found = new ArrayList<>(loadingProblems);
        for (P provider : providers) {
            try {
                String name = provider.name();
                if (name.isBlank()) {
                    found.add(ClassOrigin.of(provider) + " has no name");
                } else {
                    byName.computeIfAbsent(name, n -> new ArrayList<>()).add(provider);
                }
            } catch (RuntimeException | LinkageError e) {
                found.add(ClassOrigin.of(provider) + " cannot tell its name: " + e);
            }
        }
        byName.forEach((name, all) -> {
            if (all.size() > 1) {
                found.add(twice(name, all));
            }
        });
        problems = List.copyOf(found);
    }

    /** The names of all that were found, sorted. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** Plug-ins that cannot be used, and why, a line each. */
    public List<String> problems() {
        return problems;
    }

    /**
     * Makes a component with its defaults.
     *
     * @param name its name, or another name of the same component
     * @throws BadOptionException if nothing, or more than one thing, has the name; the message lists the known names
     */
    public C create(String name) {
        return create(name, Map.of());
    }

    /**
     * Makes a component.
     *
     * @param name its name, or another name of the same component
     * @param options options in the key names of the config file
     * @throws BadOptionException if nothing, or more than one thing, has the name; or if an option cannot be used
     */
    public C create(String name, Map<String, ?> options) {
        return provider(name).create(options);
    }

    /** Makes a component with typed options. */
    public C create(String name, Options options) {
        return create(name, options.toMap());
    }

    /**
     * The provider of a name: of exactly this one first, else one that has it as another name.
     *
     * @throws BadOptionException as {@link #create(String)}
     */
    public P provider(String name) {
        List<P> found = named(name);
        if (found.isEmpty()) {
            throw new BadOptionException(
                    kind,
                    "\"" + name + "\" is not known; there are: " + (byName.isEmpty() ? "none" : names())
                            + (problems.isEmpty() ? "" : ". Not usable: " + String.join("; ", problems)));
        }
        if (found.size() > 1) {
            throw new BadOptionException(kind, twice(name, found));
        }
        return found.get(0);
    }

    /** The providers that can be used and are as asked, by name. */
    List<P> usable(Predicate<P> wanted) {
        List<P> out = new ArrayList<>();
        byName.values().stream()
                .filter(all -> all.size() == 1)
                .map(all -> all.get(0))
                .filter(wanted)
                .forEach(out::add);
        return out;
    }

    private List<P> named(String name) {
        List<P> exact = byName.get(name);
        if (exact != null) {
            return exact;
        }
        List<P> current = byName.get(ComponentNames.current(name));
        if (current != null) {
            return current;
        }
        return byName.values().stream()
                .flatMap(List::stream)
                .filter(p -> p.aliases().contains(name))
                .toList();
    }

    private String twice(String name, List<P> all) {
        TreeSet<String> origins = new TreeSet<>();
        all.forEach(p -> origins.add(ClassOrigin.of(p)));
        return "the name \"" + name + "\" is taken by " + all.size() + " " + kind + "s: "
                + String.join(" and ", origins) + "; take all but one off the class path";
    }

    @Override
    public String toString() {
        return kind + "s " + names();
    }
}

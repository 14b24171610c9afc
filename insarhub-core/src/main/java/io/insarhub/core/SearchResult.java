package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Scene;
import io.insarhub.api.StackId;
import io.insarhub.core.aoi.Aoi;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The scenes that a search found, the same whether it was live or among saved ones. Immutable: each filter gives another
 * result, and each of them knows the full one.
 */
public final class SearchResult {

    private static final Comparator<Scene> IN_TIME = Comparator.comparing(
                    Scene::start, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Scene::name);

    private final Scenes all;
    private final Scenes kept;
    private final @Nullable Aoi area;
    private final List<String> notFound;

    private SearchResult(Scenes all, Scenes kept, @Nullable Aoi area, List<String> notFound) {
        this.all = all;
        this.kept = kept;
        this.area = area;
        this.notFound = List.copyOf(notFound);
    }

    /** Scenes at hand as the result of a search. */
    public static SearchResult of(Scenes scenes) {
        return new SearchResult(scenes, scenes, null, List.of());
    }

    static SearchResult of(Scenes scenes, @Nullable Aoi area, List<String> notFound) {
        return new SearchResult(scenes, scenes, area, notFound);
    }

    /** The same with an area of interest, which {@code min_coverage} is measured on. */
    public SearchResult within(Aoi areaOfInterest) {
        return new SearchResult(all, kept, areaOfInterest, notFound);
    }

    /** The scenes, the last acquired first in a live search, in the order of the files in a saved one. */
    public Scenes scenes() {
        return kept;
    }

    /** The stacks, by path and frame. */
    public Map<StackId, Scenes> stacks() {
        return kept.groups();
    }

    /** The area of interest, where the search had one. */
    public Optional<Aoi> area() {
        return Optional.ofNullable(area);
    }

    /**
     * What a filter leaves of this result. A stack that it leaves nothing of is gone.
     *
     * @throws BadOptionException if the filter asks for a coverage and the search had no area
     */
    public SearchResult filter(SceneFilter filter) {
        Predicate<Scene> conditions = filter.conditions();
        if (filter.minCoverage().isPresent()) {
            double least = filter.minCoverage().getAsDouble();
            Aoi measured = area().orElseThrow(() -> new BadOptionException(
                    "min_coverage",
                    "needs an area of interest; search with intersectsWith, or give one with within()"));
            conditions = conditions.and(scene -> measured.coverage(scene) >= least);
        }
        Scenes fitting = kept.filter(conditions);
        if (filter.limitsStacks()) {
            Set<String> names = new HashSet<>(fitting.ungrouped().names());
            fitting.groups()
                    .values()
                    .forEach(
                            stack -> filter.limit(stack.stream().sorted(IN_TIME).toList())
                                    .forEach(scene -> names.add(scene.name())));
            fitting = fitting.filter(scene -> names.contains(scene.name()));
        }
        return new SearchResult(all, fitting, area, notFound);
    }

    /** The full result, before any filter. */
    public SearchResult reset() {
        return new SearchResult(all, all, area, notFound);
    }

    /** Stacks by direction, with how many scenes of when. */
    public SearchSummary summary() {
        return SearchSummary.of(kept);
    }

    /** Names that were searched for and not found, in their order. */
    public List<String> notFound() {
        return notFound;
    }

    /** What was left out or could not be read. */
    public List<Scenes.Note> notes() {
        return all.notes();
    }

    @Override
    public String toString() {
        return "SearchResult[" + kept.size() + " of " + all.size() + " scenes in "
                + kept.groups().size() + " stacks]";
    }
}

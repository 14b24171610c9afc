package io.insarhub.examples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may know whom. The root is a parameter so that a broken example can be held against the same rules. */
final class ModuleRules {

    private static final Map<String, Set<String>> MAY_KNOW = Map.of(
            "api", Set.of(),
            "core", Set.of("api"),
            "hyp3", Set.of("api", "core"),
            "quality", Set.of("api", "core"),
            "export", Set.of("api", "core"));

    private static final List<String> WHAT_THE_API_NEEDS =
            List.of("java.", "com.fasterxml.jackson.annotation.", "org.jspecify.");

    private final String root;

    ModuleRules(String root) {
        this.root = root;
    }

    static Set<String> modules() {
        return MAY_KNOW.keySet();
    }

    ArchRule modulesKnowWhatIsBelowThem() {
        return classes().should(new ArchCondition<>("know only the modules below their own") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                Set<String> mayKnow = MAY_KNOW.get(module(origin));
                if (mayKnow == null) {
                    events.add(SimpleConditionEvent.violated(origin, origin.getName() + " belongs to no known module"));
                    return;
                }
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    String other = module(dependency.getTargetClass().getBaseComponentType());
                    if (!other.isEmpty() && !other.equals(module(origin)) && !mayKnow.contains(other)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        });
    }

    ArchRule theApiNeedsTheJdkAndAnnotationsOnly() {
        return classes()
                .that()
                .resideInAPackage(root + ".api..")
                .should(new ArchCondition<>("need nothing but the JDK, Jackson's annotations and JSpecify") {
                    @Override
                    public void check(JavaClass origin, ConditionEvents events) {
                        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                            JavaClass target = dependency.getTargetClass().getBaseComponentType();
                            String name = target.getName();
                            if (!target.isPrimitive()
                                    && !name.startsWith(root + ".")
                                    && WHAT_THE_API_NEEDS.stream().noneMatch(name::startsWith)) {
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                            }
                        }
                    }
                });
    }

    ArchRule packagesHaveNoCycles() {
        return SlicesRuleDefinition.slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** The facade is made of the topics; a topic that knows it could not be read, tested or moved alone. */
    ArchRule topicsOfTheCoreDoNotKnowItsFacade() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".core.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".core");
    }

    /** The segment after the root; empty for what is not ours. */
    private String module(JavaClass type) {
        String prefix = root + ".";
        if (!type.getPackageName().startsWith(prefix)) {
            return "";
        }
        String rest = type.getPackageName().substring(prefix.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}

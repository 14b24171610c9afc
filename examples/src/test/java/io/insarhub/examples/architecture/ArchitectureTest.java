package io.insarhub.examples.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** Holds the published modules to docs and CONTRIBUTING.md; {@link RulesBiteTest} shows that each rule can fail. */
class ArchitectureTest {

    private static final String ROOT = Published.ROOT;
    private static final JavaClasses PUBLISHED = Published.CLASSES;

    private final ModuleRules modules = new ModuleRules(ROOT);

    @Test
    void seesEveryModule() {
        assertThat(ModuleRules.modules())
                .hasSize(5)
                .allSatisfy(module -> assertThat(PUBLISHED.that(resideInAPackage(ROOT + "." + module + "..")))
                        .as("classes of %s", module)
                        .isNotEmpty());
    }

    @Test
    void modulesKnowWhatIsBelowThem() {
        modules.modulesKnowWhatIsBelowThem().check(PUBLISHED);
    }

    @Test
    void theApiNeedsTheJdkAndAnnotationsOnly() {
        modules.theApiNeedsTheJdkAndAnnotationsOnly().check(PUBLISHED);
    }

    @Test
    void packagesHaveNoCycles() {
        modules.packagesHaveNoCycles().check(PUBLISHED);
    }

    @Test
    void topicsOfTheCoreDoNotKnowItsFacade() {
        modules.topicsOfTheCoreDoNotKnowItsFacade().check(PUBLISHED);
    }

    @Test
    void theApiSpeaksOfItselfAlone() {
        new ApiRules(ROOT).theApiSpeaksOfItselfAlone().check(PUBLISHED);
    }

    @Test
    void noMethodTakesAnOptional() {
        new ApiRules(ROOT).noMethodTakesAnOptional().check(PUBLISHED);
    }

    @Test
    void listenerAndCancellationComeLast() {
        new ApiRules(ROOT).listenerAndCancellationComeLast().check(PUBLISHED);
    }

    @Test
    void optionsAreMadeInTheSameWays() {
        new ApiRules(ROOT).optionsAreMadeInTheSameWays().check(PUBLISHED);
    }

    @Test
    void nothingPrints() {
        CodeRules.nothingPrints().check(PUBLISHED);
    }

    @Test
    void nothingLogsThroughTheJdk() {
        CodeRules.nothingLogsThroughTheJdk().check(PUBLISHED);
    }

    @Test
    void nothingEndsTheJvm() {
        CodeRules.nothingEndsTheJvm().check(PUBLISHED);
    }

    @Test
    void nothingReadsTheEnvironmentWhenAClassIsLoaded() {
        CodeRules.nothingReadsTheEnvironmentWhenAClassIsLoaded().check(PUBLISHED);
    }

    @Test
    void errorsAreOfOneHierarchy() {
        CodeRules.errorsAreOfOneHierarchy().check(PUBLISHED);
    }

    @Test
    void packagesSayWhatTheyAreForAndAreNullMarked() {
        CodeRules.packagesSayWhatTheyAreForAndAreNullMarked().check(PUBLISHED);
    }
}

package io.insarhub.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the published modules to docs and CONTRIBUTING.md; {@link RulesBiteTest} shows that each rule can fail. */
class ArchitectureTest {

    private static final String ROOT = "io.insarhub";

    private static final JavaClasses PUBLISHED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT)
            .that(not(resideInAnyPackage(ROOT + ".examples..", ROOT + ".hyp3.standin..")));

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

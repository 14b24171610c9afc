package io.insarhub.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every rule finds the fault that was put into the package {@code broken} for it. */
class RulesBiteTest {

    private static final String ROOT = RulesBiteTest.class.getPackageName() + ".broken";
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(ROOT);

    private final ModuleRules modules = new ModuleRules(ROOT);

    @Test
    void modulesKnowWhatIsBelowThem() {
        assertThat(violations(modules.modulesKnowWhatIsBelowThem()))
                .anyMatch(line -> line.contains("broken.api.NeedsTooMuch") && line.contains("broken.core.Facade"))
                .anyMatch(line -> line.contains("broken.hyp3.KnowsItsNeighbour") && line.contains("broken.export"))
                .anyMatch(line -> line.contains("broken.stray.Stray") && line.contains("no known module"))
                .noneMatch(line -> line.contains("broken.core.topic"));
    }

    @Test
    void theApiNeedsTheJdkAndAnnotationsOnly() {
        assertThat(violations(modules.theApiNeedsTheJdkAndAnnotationsOnly()))
                .isNotEmpty()
                .allMatch(line -> line.contains("broken.api.NeedsTooMuch") && line.contains("assertj"));
    }

    @Test
    void packagesHaveNoCycles() {
        assertThat(violations(modules.packagesHaveNoCycles()))
                .anyMatch(line -> line.contains("Cycle detected") && line.contains("core.topic"));
    }

    @Test
    void topicsOfTheCoreDoNotKnowItsFacade() {
        assertThat(violations(modules.topicsOfTheCoreDoNotKnowItsFacade()))
                .isNotEmpty()
                .allMatch(line -> line.contains("broken.core.topic.KnowsTheFacade"));
    }

    @Test
    void theApiSpeaksOfItselfAlone() {
        assertThat(violations(new ApiRules(ROOT).theApiSpeaksOfItselfAlone()))
                .anyMatch(line -> line.contains("core.Facade.topic()") && line.contains("core.topic.KnowsTheFacade"))
                .noneMatch(line -> line.contains("String"));
    }

    @Test
    void noMethodTakesAnOptional() {
        assertThat(violations(new ApiRules(ROOT).noMethodTakesAnOptional()))
                .singleElement()
                .asString()
                .contains("OddOptions.named(java.util.OptionalInt");
    }

    @Test
    void listenerAndCancellationComeLast() {
        assertThat(violations(new ApiRules(ROOT).listenerAndCancellationComeLast()))
                .singleElement()
                .asString()
                .contains("OddOptions.run(");
    }

    @Test
    void optionsAreMadeInTheSameWays() {
        assertThat(violations(new ApiRules(ROOT).optionsAreMadeInTheSameWays()))
                .singleElement()
                .asString()
                .contains("broken.quality.OddOptions");
    }

    @Test
    void nothingPrints() {
        assertThat(violations(CodeRules.nothingPrints()))
                .anyMatch(line -> line.contains("System.out"))
                .anyMatch(line -> line.contains("System.err"))
                .anyMatch(line -> line.contains("printStackTrace"));
    }

    @Test
    void nothingLogsThroughTheJdk() {
        assertThat(violations(CodeRules.nothingLogsThroughTheJdk()))
                .anyMatch(line -> line.contains("java.util.logging"));
    }

    @Test
    void nothingEndsTheJvm() {
        assertThat(violations(CodeRules.nothingEndsTheJvm()))
                .anyMatch(line -> line.contains("System.exit"))
                .anyMatch(line -> line.contains("Runtime.halt"));
    }

    @Test
    void nothingReadsTheEnvironmentWhenAClassIsLoaded() {
        assertThat(violations(CodeRules.nothingReadsTheEnvironmentWhenAClassIsLoaded()))
                .as("directly and through a method; not what is read later")
                .anyMatch(line -> line.contains("System.getenv"))
                .anyMatch(line -> line.contains("System.getProperty"))
                .noneMatch(line -> line.contains("readLater"));
    }

    @Test
    void errorsAreOfOneHierarchy() {
        assertThat(violations(CodeRules.errorsAreOfOneHierarchy()))
                .as("public, and unchecked; not a checked signal within a package")
                .hasSize(2)
                .anyMatch(line -> line.contains("broken.quality.ForeignException"))
                .anyMatch(line -> line.contains("broken.quality.Intruder$HiddenException"))
                .noneMatch(line -> line.contains("Intruder$SignalException"));
    }

    @Test
    void packagesSayWhatTheyAreForAndAreNullMarked() {
        assertThat(violations(CodeRules.packagesSayWhatTheyAreForAndAreNullMarked()))
                .anyMatch(line -> line.contains("broken.export.Neighbour"))
                .noneMatch(line -> line.contains("broken.quality."));
    }

    private static List<String> violations(ArchRule rule) {
        return rule.evaluate(BROKEN).getFailureReport().getDetails();
    }
}

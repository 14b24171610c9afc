package io.insarhub.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.insarhub.api.InsarhubException;
import org.jspecify.annotations.NullMarked;

/** What code of an embedded library does not do to the program around it. */
final class CodeRules {

    private CodeRules() {}

    static ArchRule nothingPrints() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
    }

    static ArchRule nothingLogsThroughTheJdk() {
        return noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");
    }

    static ArchRule nothingEndsTheJvm() {
        return noClasses()
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class);
    }

    static ArchRule nothingReadsTheEnvironmentWhenAClassIsLoaded() {
        return classes().should(new StaticEnvironmentCondition());
    }

    /**
     * Whatever a caller can meet. A checked one that its own package alone can name is no error of the library but a
     * signal between its parts: the compiler sees to it that it is turned into one of ours.
     */
    static ArchRule errorsAreOfOneHierarchy() {
        return classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and(not(aCheckedSignalWithinAPackage()))
                .should()
                .beAssignableTo(InsarhubException.class);
    }

    private static DescribedPredicate<JavaClass> aCheckedSignalWithinAPackage() {
        return describe(
                "a checked signal within a package",
                type -> !type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !type.getModifiers().contains(JavaModifier.PROTECTED)
                        && type.isAssignableTo(Exception.class)
                        && !type.isAssignableTo(RuntimeException.class));
    }

    static ArchRule packagesSayWhatTheyAreForAndAreNullMarked() {
        return classes().should(new ArchCondition<>("be in a package that has a package-info.java with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in a package without @NullMarked package-info.java"));
                }
            }
        });
    }
}

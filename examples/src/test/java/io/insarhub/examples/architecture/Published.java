package io.insarhub.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;

/** What the five modules hold, and which of their packages are the API. */
final class Published {

    static final String ROOT = "io.insarhub";

    /** Below the root; every other package is internal. */
    static final Set<String> API_PACKAGES = Set.of(
            "api",
            "api.file",
            "api.json",
            "api.spi",
            "core",
            "core.aoi",
            "core.auth",
            "hyp3",
            "hyp3.job",
            "quality",
            "export");

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT)
            .that(not(resideInAnyPackage(ROOT + ".examples..", ROOT + ".hyp3.standin..")));

    private Published() {}

    /** Names of all packages with classes in them. */
    static Set<String> packages() {
        Set<String> names = new TreeSet<>();
        CLASSES.forEach(type -> names.add(type.getPackageName()));
        return names;
    }

    static boolean isApi(String packageName) {
        return packageName.startsWith(ROOT + ".") && API_PACKAGES.contains(packageName.substring(ROOT.length() + 1));
    }
}

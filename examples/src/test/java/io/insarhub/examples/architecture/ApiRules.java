package io.insarhub.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What a type of the API shows. The root is a parameter so that a broken example can be held against the same rule. */
final class ApiRules {

    private final String root;

    ApiRules(String root) {
        this.root = root;
    }

    /** Whoever can see a signature can see every type in it. */
    ArchRule theApiSpeaksOfItselfAlone() {
        return classes()
                .that(describe("are the API", this::isApi))
                .should(new ArchCondition<>("name only types of the API in what they show") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getSuperclass().ifPresent(parent -> hold(type, parent, type.getName(), events));
                        type.getInterfaces().forEach(parent -> hold(type, parent, type.getName(), events));
                        type.getMembers().stream()
                                .filter(member ->
                                        isOpen(member) && !member.getModifiers().contains(JavaModifier.SYNTHETIC))
                                .forEach(member -> types(member)
                                        .forEach(named -> hold(type, named, member.getFullName(), events)));
                    }
                });
    }

    /** True for a type that code outside can name. */
    boolean isApi(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".")
                && Published.API_PACKAGES.contains(name.substring(root.length() + 1))
                && isVisible(type);
    }

    private void hold(JavaClass owner, JavaType named, String where, ConditionEvents events) {
        for (JavaClass raw : named.getAllInvolvedRawTypes()) {
            JavaClass type = raw.getBaseComponentType();
            if (type.getPackageName().startsWith(root + ".") && !isApi(type)) {
                events.add(SimpleConditionEvent.violated(
                        owner, where + " shows " + type.getName() + ", which is no type of the API"));
            }
        }
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        Set<JavaType> all = new HashSet<>(unit.getParameterTypes());
        all.add(unit.getReturnType());
        all.addAll(unit.getExceptionTypes());
        return all.stream();
    }

    private static boolean isVisible(JavaClass type) {
        return isOpen(type)
                && !type.isAnonymousClass()
                && type.getEnclosingClass().map(ApiRules::isVisible).orElse(true);
    }

    private static boolean isOpen(HasModifiers what) {
        return what.getModifiers().contains(JavaModifier.PUBLIC)
                || what.getModifiers().contains(JavaModifier.PROTECTED);
    }
}

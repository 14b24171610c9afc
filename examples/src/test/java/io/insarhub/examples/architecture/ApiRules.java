package io.insarhub.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.insarhub.api.Cancellation;
import io.insarhub.api.Options;
import io.insarhub.api.ProgressListener;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the types of the API show, and how alike they are. The root is a parameter so that a broken example can be held against the same rules. */
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

    /** What may be missing has an overload without it, or is marked as nullable. */
    ArchRule noMethodTakesAnOptional() {
        return methods().that(describe("are the API", this::isApi)).should(new ArchCondition<>("take no Optional") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getName().startsWith("java.util.Optional"))) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " takes an Optional"));
                }
            }
        });
    }

    /** The one who listens, then the one who may end it, after all that the work is about. */
    ArchRule listenerAndCancellationComeLast() {
        return methods()
                .that(describe("are the API", this::isApi))
                .should(new ArchCondition<>("take listener and cancellation last, in this order") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        List<JavaClass> types = method.getRawParameterTypes();
                        int count = types.size();
                        boolean inOrder = IntStream.range(0, count).allMatch(i -> {
                            boolean last = i == count - 1;
                            boolean beforeTheLast =
                                    i == count - 2 && types.get(i + 1).isEquivalentTo(Cancellation.class);
                            return !types.get(i).isEquivalentTo(ProgressListener.class) || last || beforeTheLast;
                        });
                        if (!inOrder) {
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " takes its listener elsewhere"));
                        }
                    }
                });
    }

    /** Options are made in the same ways everywhere; a configuration of another program is read instead of built. */
    ArchRule optionsAreMadeInTheSameWays() {
        return classes()
                .that(describe("are the API", this::isApi))
                .and(describe(
                        "are options by name or type",
                        type -> !type.isEquivalentTo(Options.class)
                                && (type.isAssignableTo(Options.class)
                                        || type.getSimpleName().endsWith("Options"))))
                .should(
                        new ArchCondition<>(
                                "be Options, and have defaults(), of(Map), and builder() with toBuilder() or read(Path)") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                boolean built = type.tryGetMethod("builder").isPresent()
                                        && type.tryGetMethod("toBuilder").isPresent();
                                boolean read =
                                        type.tryGetMethod("read", Path.class).isPresent();
                                boolean made = type.isAssignableTo(Options.class)
                                        && type.tryGetMethod("defaults").isPresent()
                                        && type.tryGetMethod("of", Map.class).isPresent()
                                        && (built || read);
                                if (!made) {
                                    events.add(
                                            SimpleConditionEvent.violated(
                                                    type,
                                                    type.getName()
                                                            + " is no Options, or lacks defaults(), of(Map), builder() or toBuilder()"));
                                }
                            }
                        });
    }

    private boolean isApi(JavaMethod method) {
        return isApi(method.getOwner()) && isOpen(method);
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

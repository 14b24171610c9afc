package io.insarhub.examples.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Follows the calls from static initialisers, through our own code, to the environment and the system properties. What
 * is read there is fixed when a class happens to be loaded, and no test or caller can give another value.
 */
final class StaticEnvironmentCondition extends ArchCondition<JavaClass> {

    private static final Set<String> READERS = Set.of(
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.Boolean.getBoolean",
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong");

    StaticEnvironmentCondition() {
        super("not read the environment or system properties in a static initialiser");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getStaticInitializer().ifPresent(initializer -> follow(initializer, events));
    }

    private static void follow(JavaCodeUnit initializer, ConditionEvents events) {
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        Set<JavaCodeUnit> seen = new HashSet<>();
        open.add(initializer);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.remove();
            if (!seen.add(unit)) {
                continue;
            }
            for (JavaCall<?> call : unit.getCallsFromSelf()) {
                CodeUnitCallTarget target = call.getTarget();
                if (READERS.contains(target.getOwner().getName() + "." + target.getName())) {
                    events.add(SimpleConditionEvent.violated(
                            initializer, initializer.getFullName() + " leads to: " + call.getDescription()));
                }
                target.resolveMember().ifPresent(open::add);
            }
        }
    }
}

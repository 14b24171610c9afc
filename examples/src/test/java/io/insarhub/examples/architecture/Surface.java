package io.insarhub.examples.architecture;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type as code outside sees it, in lines like those of its source: how it is declared, then what can be called, each in
 * an order that does not depend on the compiler. What every record, enum and object has is left out.
 */
final class Surface {

    private static final Set<String> EVERY_OBJECTS = Set.of("equals", "hashCode", "toString");

    private Surface() {}

    static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return isOpen(type.getModifiers()) && !type.isAnonymousClass() && (outer == null || isVisible(outer));
    }

    static List<String> of(Class<?> type) {
        List<String> lines = new ArrayList<>();
        lines.add(declaration(type));
        if (type.isEnum()) {
            lines.add("  "
                    + Arrays.stream(type.getEnumConstants())
                            .map(c -> ((Enum<?>) c).name())
                            .collect(joining(", ")));
        }
        Set<String> constants = new TreeSet<>();
        Set<String> factories = new TreeSet<>();
        Set<String> methods = new TreeSet<>();
        // what a hidden ancestor has, its public heirs show
        for (Class<?> from = type;
                from != null && (from == type || isHiddenParent(from));
                from = from.getSuperclass()) {
            fields(from).forEach(constants::add);
            if (from == type) {
                constructors(from).forEach(factories::add);
            }
            for (Method method : from.getDeclaredMethods()) {
                if (isShown(type, method)) {
                    (Modifier.isStatic(method.getModifiers()) ? factories : methods).add(method(method));
                }
            }
        }
        Stream.of(constants, factories, methods).flatMap(Set::stream).forEach(line -> lines.add("  " + line));
        return lines;
    }

    private static boolean isHiddenParent(Class<?> type) {
        return type.getName().startsWith(Published.ROOT + ".") && !isVisible(type);
    }

    private static String declaration(Class<?> type) {
        String kind = type.isAnnotation()
                ? "annotation"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        int modifiers = type.getModifiers();
        boolean plainClass = kind.equals("class");
        StringBuilder text = new StringBuilder();
        if (Modifier.isProtected(modifiers)) {
            text.append("protected ");
        }
        if (type.isSealed() && !type.isEnum()) {
            text.append("sealed ");
        }
        if (plainClass && Modifier.isAbstract(modifiers)) {
            text.append("abstract ");
        }
        if (plainClass && Modifier.isFinal(modifiers)) {
            text.append("final ");
        }
        text.append(kind).append(' ').append(name(type)).append(variables(type.getTypeParameters()));
        if (type.isRecord()) {
            text.append(Arrays.stream(type.getRecordComponents())
                    .map(part -> text(part.getAnnotatedType()) + " " + part.getName())
                    .collect(joining(", ", "(", ")")));
        }
        List<String> parents = new ArrayList<>();
        AnnotatedType parent = type.getAnnotatedSuperclass();
        if (plainClass && parent != null && parent.getType() != Object.class && !isHidden(parent.getType())) {
            parents.add(text(parent));
        }
        Arrays.stream(type.getAnnotatedInterfaces())
                .filter(each -> !isHidden(each.getType()))
                .map(Surface::text)
                .forEach(parents::add);
        return text + (parents.isEmpty() ? "" : " : " + String.join(", ", parents));
    }

    private static boolean isHidden(Type type) {
        return type instanceof Class<?> raw && !isVisible(raw);
    }

    private static Stream<String> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> isOpen(field.getModifiers()) && !field.isEnumConstant() && !field.isSynthetic())
                .map(Surface::field);
    }

    private static String field(Field field) {
        return modifiers(field) + text(field.getAnnotatedType()) + " " + field.getName();
    }

    private static Stream<String> constructors(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(made -> isOpen(made.getModifiers()) && !made.isSynthetic() && !isCanonical(type, made))
                .map(made -> modifiers(made) + "new" + parameters(made));
    }

    private static boolean isCanonical(Class<?> type, Executable made) {
        return type.isRecord()
                && Arrays.equals(
                        made.getParameterTypes(),
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray());
    }

    private static boolean isShown(Class<?> type, Method method) {
        boolean everyEnums = type.isEnum() && Set.of("values", "valueOf").contains(method.getName());
        boolean everyRecords = type.isRecord()
                && method.getParameterCount() == 0
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(part -> part.getName().equals(method.getName()));
        return isOpen(method.getModifiers())
                && !method.isSynthetic()
                && !EVERY_OBJECTS.contains(method.getName())
                && !everyEnums
                && !everyRecords;
    }

    private static String method(Method method) {
        String variables = variables(method.getTypeParameters());
        return modifiers(method)
                + (method.isDefault() ? "default " : "")
                + method.getName()
                + variables
                + parameters(method)
                + (method.getReturnType() == void.class ? "" : " → " + text(method.getAnnotatedReturnType()))
                + Arrays.stream(method.getExceptionTypes())
                        .map(Surface::name)
                        .collect(joining(", ", method.getExceptionTypes().length == 0 ? "" : " throws ", ""));
    }

    private static String modifiers(Member member) {
        int modifiers = member.getModifiers();
        boolean isAbstract =
                Modifier.isAbstract(modifiers) && !member.getDeclaringClass().isInterface();
        return (Modifier.isProtected(modifiers) ? "protected " : "")
                + (Modifier.isStatic(modifiers) ? "static " : "")
                + (isAbstract ? "abstract " : "");
    }

    private static String parameters(Executable unit) {
        AnnotatedType[] types = unit.getAnnotatedParameterTypes();
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            parameters.add(text(types[i]) + " " + unit.getParameters()[i].getName());
        }
        return "(" + String.join(", ", parameters) + ")";
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(variable -> variable.getName()
                                + Arrays.stream(variable.getAnnotatedBounds())
                                        .filter(bound -> bound.getType() != Object.class)
                                        .map(bound -> " extends " + text(bound))
                                        .collect(joining()))
                        .collect(joining(", ", "<", ">"));
    }

    private static String text(AnnotatedType type) {
        String mark = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        if (type instanceof AnnotatedArrayType array) {
            return text(array.getAnnotatedGenericComponentType()) + "[]" + (mark.isEmpty() ? "" : "?");
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            AnnotatedType[] lower = wildcard.getAnnotatedLowerBounds();
            AnnotatedType[] upper = wildcard.getAnnotatedUpperBounds();
            boolean open = upper.length == 0
                    || (upper[0].getType() == Object.class && !upper[0].isAnnotationPresent(Nullable.class));
            return lower.length > 0 ? "? super " + text(lower[0]) : open ? "?" : "? extends " + text(upper[0]);
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            Type raw = ((java.lang.reflect.ParameterizedType) generic.getType()).getRawType();
            return mark
                    + name((Class<?>) raw)
                    + Arrays.stream(generic.getAnnotatedActualTypeArguments())
                            .map(Surface::text)
                            .collect(joining(", ", "<", ">"));
        }
        return mark
                + (type.getType() instanceof Class<?> raw
                        ? name(raw)
                        : type.getType().getTypeName());
    }

    /** With its outer types, without its package. */
    private static String name(Class<?> type) {
        return type.getDeclaringClass() == null
                ? type.getSimpleName()
                : name(type.getDeclaringClass()) + "." + type.getSimpleName();
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}

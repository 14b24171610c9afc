package io.insarhub.core.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the values of an option become form fields. CMR takes any of several values of {@code platform[]} or
 * {@code instrument[]}, but wants every {@code attribute[]} met, so several values of an attribute are alternatives: a
 * query each.
 *
 * @param field the field's name
 * @param prefix what comes before the value, up to and without the comma; empty for none
 * @param together whether one query takes all values
 * @param word makes CMR's word of a value
 */
record Sending(String field, String prefix, boolean together, OptionKind.Word word) {

    private static final String ATTRIBUTE = "attribute[]";

    static Sending together(String field) {
        return new Sending(field, "", true, text -> text);
    }

    static Sending oneByOne(String field) {
        return new Sending(field, "", false, text -> text);
    }

    static Sending attribute(String typeAndName) {
        return attribute(typeAndName, text -> text);
    }

    static Sending attribute(String typeAndName, OptionKind.Word word) {
        return new Sending(ATTRIBUTE, typeAndName, false, word);
    }

    /** A range of an attribute; null leaves a side open. */
    static FormField range(String typeAndName, @Nullable String min, @Nullable String max) {
        return new FormField(ATTRIBUTE, typeAndName + "," + (min == null ? "" : min) + "," + (max == null ? "" : max));
    }

    /** The alternatives that values make: each is what one query says of them. */
    List<List<FormField>> alternatives(List<String> values) {
        List<FormField> fields = values.stream().map(this::field).toList();
        return together ? List.of(fields) : fields.stream().map(List::of).toList();
    }

    private FormField field(String value) {
        String text = String.valueOf(word.of(value));
        // a comma would end the value: CMR wants it escaped
        return new FormField(field, prefix.isEmpty() ? text : prefix + "," + text.replace(",", "\\,"));
    }
}

package io.insarhub.core.json;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.insarhub.api.json.JsonObjects;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into the plain values that {@link io.insarhub.api.json} describes. Accepts what Python writes ({@code NaN},
 * {@code Infinity}), refuses an object with the same key twice, loses no digit of a number, and stops before the values
 * fill the heap.
 */
public final class JsonValues {

    /** Deepest nesting that is read or written; Python's own limit is about the same. */
    static final int MAX_DEPTH = 1000;

    /** Longest number in characters; as in Python. */
    static final int MAX_NUMBER_CHARS = 4300;

    private static final int MAX_ECHO_CHARS = 80;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            // a file is UTF-8 or it is wrong
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // keys of pair maps are unique by the 100,000: sharing them through tables costs more than it saves
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .errorReportConfiguration(ErrorReportConfiguration.builder()
                    .maxErrorTokenLength(MAX_ECHO_CHARS)
                    .maxRawContentLength(0)
                    .build())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .maxNameLength(TreeBudget.longestString())
                    .maxStringLength(TreeBudget.longestString())
                    .build())
            .build();

    private static final int DIGITS_OF_A_DOUBLE = 17;
    private static final int SHARED_KEYS = 1024;
    private static final int LONGEST_SHARED_KEY = 32;

    private final JsonParser parser;
    private final TreeBudget budget;
    // the same two dozen field names stand in every pair's factors
    private final Map<String, String> keys = new HashMap<>();

    private JsonValues(JsonParser parser, TreeBudget budget) {
        this.parser = parser;
        this.budget = budget;
    }

    /** The factory for parsers that read in this library's manner: UTF-8 without a byte order mark. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    /**
     * Reads the value that starts at the parser's current token, or at the next one if the parser stands before its
     * first, and leaves the parser on the value's last token.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException if the text is not JSON, goes beyond the parser's
     *     limits, or makes values that would take more than a third of the heap; its location tells where
     */
    public static @Nullable Object read(JsonParser parser) throws IOException {
        return read(parser, TreeBudget.ofThisHeap());
    }

    static @Nullable Object read(JsonParser parser, TreeBudget budget) throws IOException {
        JsonToken token = parser.currentToken() == null ? parser.nextToken() : parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "there is no JSON value, the text is empty");
        }
        return new JsonValues(parser, budget).value(token);
    }

    private @Nullable Object value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new JsonParseException(parser, "expected a value, found " + token);
        };
    }

    @SuppressWarnings("NullAway") // null is a JSON value
    private Map<String, Object> object() throws IOException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return JsonObjects.empty();
        }
        budget.object(parser);
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        do {
            String key = key(parser.currentName());
            if (map.containsKey(key)) {
                throw new JsonParseException(
                        parser,
                        "the key \"" + shortened(key) + "\" stands twice in one object",
                        parser.currentTokenLocation());
            }
            map.put(key, value(parser.nextToken()));
        } while (parser.nextToken() == JsonToken.FIELD_NAME);
        return JsonObjects.owned(map);
    }

    private String key(String name) throws IOException {
        String shared = keys.get(name);
        if (shared != null) {
            budget.entry(parser);
            return shared;
        }
        budget.entry(parser);
        budget.text(parser, name.length());
        if (name.length() <= LONGEST_SHARED_KEY && keys.size() < SHARED_KEYS) {
            keys.put(name, name);
        }
        return name;
    }

    private List<@Nullable Object> array() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            return Collections.emptyList();
        }
        budget.array(parser);
        ArrayList<@Nullable Object> list = new ArrayList<>();
        for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            budget.element(parser);
            list.add(value(token));
        }
        list.trimToSize();
        return Collections.unmodifiableList(list);
    }

    private String string() throws IOException {
        String text = parser.getText();
        budget.text(parser, text.length());
        return text;
    }

    private Number integer() throws IOException {
        budget.number(parser, parser.getTextLength());
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Number) parser.getLongValue();
    }

    /** A double, or a BigDecimal where a double would lose digits that stand in the text. */
    private Number decimal() throws IOException {
        budget.number(parser, parser.getTextLength());
        double value = parser.getDoubleValue();
        if (parser.isNaN()) {
            return asPythonSpellsIt(value);
        }
        int digits = parser.getTextLength() > DIGITS_OF_A_DOUBLE || value == 0 ? significantDigits() : 0;
        boolean outOfRange = Double.isInfinite(value) || (value == 0 && digits > 0);
        return outOfRange || digits > DIGITS_OF_A_DOUBLE ? exactly() : value;
    }

    private BigDecimal exactly() throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException beyondBillionsOfDigits) {
            throw new JsonParseException(
                    parser, "the exponent is out of range", parser.currentTokenLocation(), beyondBillionsOfDigits);
        }
    }

    /** Jackson takes {@code -INF} and {@code +Infinity} too, Python does not. */
    private double asPythonSpellsIt(double value) throws IOException {
        if (!parser.getText().equals(PythonFloat.toString(value))) {
            throw new JsonParseException(
                    parser, "unknown number " + shortened(parser.getText()), parser.currentTokenLocation());
        }
        return value;
    }

    private int significantDigits() throws IOException {
        char[] text = parser.getTextCharacters();
        int end = parser.getTextOffset() + parser.getTextLength();
        int digits = 0;
        for (int i = parser.getTextOffset(); i < end && text[i] != 'e' && text[i] != 'E'; i++) {
            if ((text[i] >= '1' && text[i] <= '9') || (text[i] == '0' && digits > 0)) {
                digits++;
            }
        }
        return digits;
    }

    static String shortened(String text) {
        return text.length() <= MAX_ECHO_CHARS ? text : text.substring(0, MAX_ECHO_CHARS - 3) + "...";
    }
}

package io.insarhub.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.insarhub.api.json.JsonObjects;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into the plain values that {@link io.insarhub.api.json} describes. Accepts what Python writes ({@code NaN},
 * {@code Infinity}), refuses an object with the same key twice, and loses no digit of a number.
 */
public final class JsonValues {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            // keys of pair maps are unique by the 100,000: sharing them through tables costs more than it saves
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final int DIGITS_OF_A_DOUBLE = 17;

    private JsonValues() {}

    /** The factory for parsers that read in this library's manner. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    /**
     * Reads the value that starts at the parser's current token, or at the next one if the parser stands before its
     * first, and leaves the parser on the value's last token.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException if the text is not JSON or goes beyond the parser's
     *     limits; its location tells where
     */
    public static @Nullable Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken() == null ? parser.nextToken() : parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "there is no JSON value, the text is empty");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new JsonParseException(parser, "expected a value, found " + token);
        };
    }

    @SuppressWarnings("NullAway") // null is a JSON value
    private static Map<String, Object> object(JsonParser parser) throws IOException {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            int before = map.size();
            map.put(key, read(parser));
            if (map.size() == before) {
                throw new JsonParseException(parser, "the key \"" + shortened(key) + "\" stands twice in one object");
            }
        }
        return JsonObjects.owned(map);
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        ArrayList<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(parser));
        }
        list.trimToSize();
        return Collections.unmodifiableList(list);
    }

    /** A double, or a BigDecimal where a double would lose digits that stand in the text. */
    private static Number decimal(JsonParser parser) throws IOException {
        double value = parser.getDoubleValue();
        if (parser.isNaN()) {
            return value;
        }
        boolean outOfRange = Double.isInfinite(value)
                || (value == 0 && parser.getDecimalValue().signum() != 0);
        boolean tooLong = parser.getTextLength() > DIGITS_OF_A_DOUBLE && significantDigits(parser) > DIGITS_OF_A_DOUBLE;
        return outOfRange || tooLong ? parser.getDecimalValue() : value;
    }

    private static int significantDigits(JsonParser parser) throws IOException {
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
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}

package io.insarhub.core.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random documents with everything that Python's {@code json} can write, each made by its seed. */
final class Documents {

    private static final int LEVELS = 5;

    private static final double[] AWKWARD_NUMBERS = {
        0.0,
        -0.0,
        1e-320,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        0.1 + 0.2,
        1e16,
        1e-5,
        123456789012345680.0,
        Math.scalb(1.0, -44),
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private static final String[] AWKWARD_TEXTS = {
        "", "\ud83d\ude00", "\u007f\u0000\u001f\t\n\r\f\b\"\\/", "\u2028\u2029\ufeff\uffff", "é", "日本", "null", "NaN"
    };

    private final Random random;

    private Documents(long seed) {
        this.random = new Random(seed);
    }

    static Map<String, Object> document(long seed) {
        return new Documents(seed).object(LEVELS);
    }

    private @Nullable Object value(int levels) {
        int kind = random.nextInt(levels > 0 ? 12 : 8);
        return switch (kind) {
            case 0, 1 -> text();
            case 2, 3, 4 -> number();
            case 5 -> random.nextLong() >> random.nextInt(Long.SIZE);
            case 6 -> bigInteger();
            case 7 -> random.nextInt(3) == 0 ? null : random.nextBoolean();
            case 8, 9 -> object(levels - 1);
            default -> array(levels - 1);
        };
    }

    @SuppressWarnings("NullAway") // null is a JSON value
    private Map<String, Object> object(int levels) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int n = random.nextInt(6); n > 0; n--) {
            map.put(key(), value(levels));
        }
        return map;
    }

    @SuppressWarnings("NullAway") // null is a JSON value
    private List<Object> array(int levels) {
        List<Object> list = new ArrayList<>();
        for (int n = random.nextInt(6); n > 0; n--) {
            list.add(value(levels));
        }
        return list;
    }

    private double number() {
        return switch (random.nextInt(5)) {
            case 0 -> AWKWARD_NUMBERS[random.nextInt(AWKWARD_NUMBERS.length)];
            case 1 -> Math.scalb(random.nextBoolean() ? 1.0 : -1.0, random.nextInt(2098) - 1074);
            case 2 -> Double.parseDouble("1e" + (random.nextInt(633) - 324));
            case 3 -> random.nextInt(2_000_000) / 1e4;
            default -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isNaN(any) ? Double.NaN : any;
            }
        };
    }

    private BigInteger bigInteger() {
        return new BigInteger(Long.SIZE + random.nextInt(600), random).setBit(Long.SIZE);
    }

    /** Half a surrogate pair has no place in a key. */
    private String key() {
        return random.nextInt(100) == 0 ? "k".repeat(10_000) : text().replaceAll("[\ud800-\udfff]", "?");
    }

    private String text() {
        if (random.nextInt(4) == 0) {
            return AWKWARD_TEXTS[random.nextInt(AWKWARD_TEXTS.length)];
        }
        int highest = random.nextInt(3) == 0 ? Character.MAX_VALUE : 0x7f;
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            // lone surrogates among them
            text.append((char) random.nextInt(highest + 1));
        }
        return text.toString();
    }
}

package io.insarhub.export;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Options;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How results are exported. Keys of the map form: {@code cloud_optimized} (false), {@code conversion} (none),
 * {@code compression_level} (1), {@code memory_mb} (96), {@code threads} (processors, up to 8). Keys that are not known
 * here are kept.
 */
public final class ExportOptions implements Options {

    private static final int MOST_THREADS = 8;

    private final boolean cloudOptimized;
    private final Conversion conversion;
    private final int compressionLevel;
    private final int memoryMb;
    private final int threads;
    private final Map<String, Object> unknown;

    private ExportOptions(Builder b) {
        this.cloudOptimized = b.cloudOptimized;
        this.conversion = b.conversion;
        this.compressionLevel = within("compression_level", b.compressionLevel, 1, 9);
        this.memoryMb = within("memory_mb", b.memoryMb, 16, 1 << 20);
        this.threads = within("threads", b.threads, 1, 256);
        this.unknown = Collections.unmodifiableMap(new LinkedHashMap<>(b.unknown));
    }

    /** The defaults. */
    public static ExportOptions defaults() {
        return builder().build();
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.cloudOptimized = cloudOptimized;
        b.conversion = conversion;
        b.compressionLevel = compressionLevel;
        b.memoryMb = memoryMb;
        b.threads = threads;
        b.unknown.putAll(unknown);
        return b;
    }

    /**
     * The options in the keys of the config file.
     *
     * @throws BadOptionException if a value is of the wrong kind or out of range
     */
    public static ExportOptions of(Map<String, ?> map) {
        Builder b = builder();
        map.forEach((key, value) -> {
            switch (key) {
                case "cloud_optimized" -> b.cloudOptimized(flag(key, value));
                case "conversion" -> b.conversion(conversion(key, value));
                case "compression_level" -> b.compressionLevel(number(key, value));
                case "memory_mb" -> b.memoryMb(number(key, value));
                case "threads" -> b.threads(number(key, value));
                default -> b.unknown.put(key, value);
            }
        });
        return b.build();
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cloud_optimized", cloudOptimized);
        map.put("conversion", conversion.name().toLowerCase(Locale.ROOT));
        map.put("compression_level", (long) compressionLevel);
        map.put("memory_mb", (long) memoryMb);
        map.put("threads", (long) threads);
        map.putAll(unknown);
        return Collections.unmodifiableMap(map);
    }

    /** True for Cloud-Optimised GeoTIFFs, with overviews. */
    public boolean cloudOptimized() {
        return cloudOptimized;
    }

    /** Whether values are written in other units. */
    public Conversion conversion() {
        return conversion;
    }

    /** DEFLATE's level, 1 (fast) to 9 (small). */
    public int compressionLevel() {
        return compressionLevel;
    }

    /** How many megabytes of pixels are held at a time; what is needed beside them is some tens more. */
    public int memoryMb() {
        return memoryMb;
    }

    /** How many threads unpack and pack. */
    public int threads() {
        return threads;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof ExportOptions other && toMap().equals(other.toMap());
    }

    @Override
    public int hashCode() {
        return Objects.hash(toMap());
    }

    @Override
    public String toString() {
        return "ExportOptions" + toMap();
    }

    private static int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadOptionException(option, value + " is not within " + least + "–" + most);
        }
        return value;
    }

    private static boolean flag(String key, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new BadOptionException(key, value + " is neither true nor false");
    }

    private static int number(String key, @Nullable Object value) {
        if (value instanceof Number n && n.doubleValue() == n.intValue()) {
            return n.intValue();
        }
        throw new BadOptionException(key, value + " is no whole number");
    }

    private static Conversion conversion(String key, @Nullable Object value) {
        return Arrays.stream(Conversion.values())
                .filter(c -> c.name().equalsIgnoreCase(String.valueOf(value)))
                .findFirst()
                .orElseThrow(() -> new BadOptionException(
                        key, value + " is none of none, meters_to_millimeters, radians_to_meters"));
    }

    /** Collects {@link ExportOptions}. Not safe for use by several threads. */
    public static final class Builder {

        private boolean cloudOptimized;
        private Conversion conversion = Conversion.NONE;
        private int compressionLevel = 1;
        private int memoryMb = 96;
        private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        private final Map<String, Object> unknown = new LinkedHashMap<>();

        private Builder() {}

        /** Asks for Cloud-Optimised GeoTIFFs. Default: plain ones, tiled as well. */
        public Builder cloudOptimized(boolean cloudOptimized) {
            this.cloudOptimized = cloudOptimized;
            return this;
        }

        /** Asks for other units. Default: as they are. */
        public Builder conversion(Conversion conversion) {
            this.conversion = conversion;
            return this;
        }

        /** DEFLATE's level, 1–9. Default 1, which was chosen by measurement. */
        public Builder compressionLevel(int level) {
            this.compressionLevel = level;
            return this;
        }

        /** Megabytes of pixels to hold at a time, from 16 on. Default 96. */
        public Builder memoryMb(int megabytes) {
            this.memoryMb = megabytes;
            return this;
        }

        /** Threads, from 1 on. Default: as many as there are processors, up to 8. */
        public Builder threads(int threads) {
            this.threads = threads;
            return this;
        }

        /**
         * The options.
         *
         * @throws BadOptionException if a value is out of range
         */
        public ExportOptions build() {
            return new ExportOptions(this);
        }
    }
}

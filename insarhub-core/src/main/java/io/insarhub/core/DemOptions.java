package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Options;
import io.insarhub.api.json.JsonObjects;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Options of the elevation model of a stack. Defaults: the area of the scenes and the AOI with a tenth of a degree
 * around it, in longitude and latitude as the tiles are, heights above the EGM2008 geoid, from the public bucket of
 * Copernicus GLO-30. Immutable.
 */
public final class DemOptions implements Options {

    private static final String BUCKET = "https://copernicus-dem-30m.s3.amazonaws.com/";
    private static final int UTM = 0;
    private static final int WGS84 = 4326;
    private static final double MOST_MARGIN_DEGREES = 10;
    private static final int LEAST_MEMORY_MEGABYTES = 64;
    private static final int MOST_REQUESTS = 64;

    private static final Set<String> KEYS = Set.of(
            "margin",
            "epsg",
            "resolution",
            "resampling",
            "geoid",
            "base_url",
            "parallel_requests",
            "threads",
            "memory_mb",
            "overwrite");

    private final double marginDegrees;
    private final int epsg;
    private final double resolution;
    private final Resampling resampling;
    private final @Nullable Path geoid;
    private final String baseUrl;
    private final int parallelRequests;
    private final int threads;
    private final int memoryMb;
    private final boolean overwrite;
    private final Map<String, @Nullable Object> unknown;

    /** How heights between the tiles' points are made, where the map is not their own. */
    public enum Resampling {
        /** Linear in both directions: never higher or lower than the points around. */
        BILINEAR,
        /** Cubic convolution: smoother slopes, may overshoot at cliffs. */
        CUBIC
    }

    private DemOptions(Builder b) {
        this.marginDegrees = b.marginDegrees;
        this.epsg = b.epsg;
        this.resolution = b.resolution;
        this.resampling = b.resampling;
        this.geoid = b.geoid;
        this.baseUrl = b.baseUrl;
        this.parallelRequests = b.parallelRequests;
        this.threads = b.threads;
        this.memoryMb = b.memoryMb;
        this.overwrite = b.overwrite;
        this.unknown = JsonObjects.copyOf(b.unknown);
    }

    /** The defaults. */
    public static DemOptions defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.marginDegrees = marginDegrees;
        b.epsg = epsg;
        b.resolution = resolution;
        b.resampling = resampling;
        b.geoid = geoid;
        b.baseUrl = baseUrl;
        b.parallelRequests = parallelRequests;
        b.threads = threads;
        b.memoryMb = memoryMb;
        b.overwrite = overwrite;
        b.unknown = unknown;
        return b;
    }

    /**
     * Reads options by their keys. What is absent or null keeps its default; unknown keys are kept.
     *
     * @throws BadOptionException naming the key, if a value is of the wrong type or out of range
     */
    public static DemOptions of(Map<String, ?> map) {
        Builder builder = builder();
        OptionReader reader = new OptionReader(map);
        reader.number("margin", builder::marginDegrees);
        if (map.get("epsg") instanceof String text && text.equalsIgnoreCase("utm")) {
            builder.utm();
        } else {
            reader.whole("epsg", builder::epsg);
        }
        reader.number("resolution", builder::resolution);
        text(map, "resampling").ifPresent(name -> builder.resampling(resampling(name)));
        text(map, "geoid").ifPresent(name -> builder.geoid(path(name)));
        text(map, "base_url").ifPresent(builder::baseUrl);
        reader.whole("parallel_requests", builder::parallelRequests);
        reader.whole("threads", builder::threads);
        reader.whole("memory_mb", builder::memoryMb);
        reader.flag("overwrite", builder::overwrite);
        Map<String, @Nullable Object> unknown = new LinkedHashMap<>(map);
        unknown.keySet().removeAll(KEYS);
        builder.unknown = unknown;
        return builder.build();
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("margin", marginDegrees);
        map.put("epsg", epsg == UTM ? "utm" : (Object) (long) epsg);
        map.put("resolution", resolution);
        map.put("resampling", resampling.name().toLowerCase(Locale.ROOT));
        if (geoid != null) {
            map.put("geoid", geoid.toString());
        }
        map.put("base_url", baseUrl);
        map.put("parallel_requests", (long) parallelRequests);
        map.put("threads", (long) threads);
        map.put("memory_mb", (long) memoryMb);
        map.put("overwrite", overwrite);
        return JsonObjects.withAll(map, unknown);
    }

    /** How much more than the scenes and the AOI the model covers on every side, degrees ({@code margin}). */
    public double marginDegrees() {
        return marginDegrees;
    }

    /** EPSG code of the map ({@code epsg}); empty for UTM of the area's centre. */
    public Optional<Integer> epsg() {
        return epsg == UTM ? Optional.empty() : Optional.of(epsg);
    }

    /** Distance of points in the map's units ({@code resolution}); 0 for the tiles' own, or 30 m on a projected map. */
    public double resolution() {
        return resolution;
    }

    /** How heights between points are made ({@code resampling}). */
    public Resampling resampling() {
        return resampling;
    }

    /** A grid that makes heights ellipsoidal ({@code geoid}); empty for heights above the geoid. */
    public Optional<Path> geoid() {
        return Optional.ofNullable(geoid);
    }

    /** Where the tiles are ({@code base_url}). */
    public String baseUrl() {
        return baseUrl;
    }

    /** Requests at a time ({@code parallel_requests}). */
    public int parallelRequests() {
        return parallelRequests;
    }

    /** Threads that compute and pack ({@code threads}). */
    public int threads() {
        return threads;
    }

    /** What all of it may hold in memory, MB ({@code memory_mb}). */
    public int memoryMb() {
        return memoryMb;
    }

    /** Whether a file that another program made is replaced ({@code overwrite}). */
    public boolean overwrite() {
        return overwrite;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof DemOptions other && other.toMap().equals(toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    @Override
    public String toString() {
        return "DemOptions" + toMap();
    }

    private static Optional<String> text(Map<String, ?> map, String key) {
        Object value = map.get(key);
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value).filter(text -> !text.isBlank());
        }
        throw new BadOptionException(key, "must be a text, but is " + value);
    }

    private static Resampling resampling(String name) {
        for (Resampling value : Resampling.values()) {
            if (value.name().equalsIgnoreCase(name)) {
                return value;
            }
        }
        throw new BadOptionException("resampling", "must be bilinear or cubic, but is \"" + name + "\"");
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new BadOptionException("geoid", "\"" + name + "\" is no path on this system", e);
        }
    }

    /** Collects options, starting from the defaults; not for use by several threads. */
    public static final class Builder {

        private double marginDegrees = 0.1;
        private int epsg = WGS84;
        private double resolution;
        private Resampling resampling = Resampling.BILINEAR;
        private @Nullable Path geoid;
        private String baseUrl = BUCKET;
        private int parallelRequests = 8;
        private int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        private int memoryMb = 256;
        private boolean overwrite;
        private Map<String, @Nullable Object> unknown = Map.of();

        private Builder() {}

        /** Degrees around the scenes and the AOI, 0–10; default 0.1. */
        public Builder marginDegrees(double degrees) {
            marginDegrees = degrees;
            return this;
        }

        /** EPSG code of the map; default 4326. */
        public Builder epsg(int code) {
            if (code <= 0) {
                throw new BadOptionException("epsg", "must be an EPSG code, or \"utm\", but is " + code);
            }
            epsg = code;
            return this;
        }

        /** UTM of the area's centre as the map. */
        public Builder utm() {
            epsg = UTM;
            return this;
        }

        /** Distance of points in the map's units; default 0, which is the tiles' own, or 30 m on a projected map. */
        public Builder resolution(double units) {
            resolution = units;
            return this;
        }

        /** How heights between points are made; default bilinear. */
        public Builder resampling(Resampling value) {
            resampling = value;
            return this;
        }

        /**
         * Asks for ellipsoidal heights, by a GeoTIFF of geoid heights in metres on longitude and latitude, for example
         * {@code us_nga_egm2008_1.tif} of PROJ's data; default none.
         */
        public Builder geoid(Path grid) {
            geoid = grid;
            return this;
        }

        /** Where the tiles are; default the public bucket of Copernicus GLO-30. */
        public Builder baseUrl(String url) {
            baseUrl = url;
            return this;
        }

        /** Requests at a time, 1–64; default 8. */
        public Builder parallelRequests(int count) {
            parallelRequests = count;
            return this;
        }

        /** Threads that compute and pack, at least 1; by default one for each processor, at most 4. */
        public Builder threads(int count) {
            threads = count;
            return this;
        }

        /** What all of it may hold in memory, MB, at least 64; default 256. Where it is little, less is done at a time. */
        public Builder memoryMb(int megabytes) {
            memoryMb = megabytes;
            return this;
        }

        /** Whether a file that another program made is replaced; default false. */
        public Builder overwrite(boolean value) {
            overwrite = value;
            return this;
        }

        /**
         * The options.
         *
         * @throws BadOptionException naming the option that is out of range
         */
        public DemOptions build() {
            check(
                    marginDegrees >= 0 && marginDegrees <= MOST_MARGIN_DEGREES,
                    "margin",
                    "must be 0 to 10 degrees, but is " + marginDegrees);
            check(
                    resolution >= 0 && Double.isFinite(resolution),
                    "resolution",
                    "must be more than 0 in the map's units, or 0 for the tiles' own, but is " + resolution);
            check(
                    parallelRequests >= 1 && parallelRequests <= MOST_REQUESTS,
                    "parallel_requests",
                    "must be 1 to 64, but is " + parallelRequests);
            check(threads >= 1, "threads", "must be at least 1, but is " + threads);
            check(memoryMb >= LEAST_MEMORY_MEGABYTES, "memory_mb", "must be at least 64, but is " + memoryMb);
            check(
                    HttpUrl.parse(baseUrl) != null,
                    "base_url",
                    "\"" + baseUrl + "\" is no address that begins with http:// or https://");
            return new DemOptions(this);
        }

        private static void check(boolean fine, String key, String problem) {
            if (!fine) {
                throw new BadOptionException(key, problem);
            }
        }
    }
}

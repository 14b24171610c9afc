package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code .insarhub_quality_cache.json}: features that were fetched for scoring. Safe to delete. Its pixel maps
 * ({@code s1_coherence}) are kept but not shown: the decay maps are the truth, and the maps can be many megabytes.
 */
public final class QualityCache implements FolderFile {

    /** The version of the file's form that this library reads and writes. */
    public static final int SCHEMA_VERSION = 2;

    private static final String VERSION = "_schema_version";
    private static final String GEOMETRY = "geometry";
    private static final String LANDCOVER = "landcover";
    private static final String WEATHER = "weather";
    private static final String SNOW = "snow_modis";
    private static final String VEGETATION = "veg";
    private static final String NDVI = "ndvi";
    private static final String MAP = "map";

    private final Map<String, Object> json;
    private final Fields fields;

    private QualityCache(Map<String, ?> json) {
        fields = Fields.of(json);
        this.json = fields.json();
        SchemaVersion.check(fields, VERSION, SCHEMA_VERSION);
        check(GEOMETRY, AoiGeometry::check);
        check(LANDCOVER, LandCover::check);
        check(WEATHER, Weather::check);
        check(SNOW, Snow::check);
        fields.object(VEGETATION).ifPresent(veg -> veg.json().keySet().forEach(key -> Vegetation.read(veg, key)));
        ndviMap().ifPresent(map -> map.objects().values().forEach(Vegetation::check));
    }

    /**
     * Reads a document.
     *
     * @throws io.insarhub.api.BadFileException if a section is of the wrong kind; its place is the JSON path
     */
    @JsonCreator
    public static QualityCache of(Map<String, ?> json) {
        return new QualityCache(JsonObjects.copyOf(json));
    }

    /** A cache without entries. */
    public static QualityCache empty() {
        return new QualityCache(JsonObjects.with(JsonObjects.empty(), VERSION, (long) SCHEMA_VERSION));
    }

    /** Area and extent of an area of interest. */
    public Optional<AoiGeometry> geometry(String aoiHash) {
        return entry(GEOMETRY, aoiHash).map(entry -> new AoiGeometry(entry.json()));
    }

    /** Land cover of an area of interest. */
    public Optional<LandCover> landCover(String aoiHash) {
        return entry(LANDCOVER, aoiHash).map(entry -> new LandCover(entry.json()));
    }

    /** Weather at a place, degrees, on a date. */
    public Optional<Weather> weather(double latitude, double longitude, LocalDate date) {
        return entry(WEATHER, CacheKey.of(latitude, longitude, date)).map(entry -> new Weather(entry.json()));
    }

    /** Snow at a place, degrees, on a date. */
    public Optional<Snow> snow(double latitude, double longitude, LocalDate date) {
        return entry(SNOW, CacheKey.of(latitude, longitude, date)).map(entry -> new Snow(entry.json()));
    }

    /** Vegetation index from a source at a place, degrees, in a month. */
    public Optional<Vegetation> vegetation(String source, double latitude, double longitude, int year, int month) {
        String key = CacheKey.of(source, latitude, longitude, year, month);
        return fields.object(VEGETATION).flatMap(veg -> Vegetation.read(veg, key));
    }

    /** NDVI at a place, degrees, on a date. */
    public Optional<Vegetation> ndvi(double latitude, double longitude, LocalDate date) {
        String key = NDVI + ":" + CacheKey.of(latitude, longitude, date);
        return ndviMap().flatMap(f -> f.object(key)).map(entry -> new Vegetation(entry.json()));
    }

    /** The cache with the geometry of an area of interest. */
    public QualityCache withGeometry(String aoiHash, Map<String, ?> values) {
        return with(GEOMETRY, aoiHash, values);
    }

    /** The cache with the land cover of an area of interest. */
    public QualityCache withLandCover(String aoiHash, Map<String, ?> values) {
        return with(LANDCOVER, aoiHash, values);
    }

    /** The cache with the weather at a place, degrees, on a date; keys as in the file. */
    public QualityCache withWeather(double latitude, double longitude, LocalDate date, Map<String, ?> values) {
        return with(WEATHER, CacheKey.of(latitude, longitude, date), values);
    }

    /** The cache with the snow at a place, degrees, on a date; keys as in the file. */
    public QualityCache withSnow(double latitude, double longitude, LocalDate date, Map<String, ?> values) {
        return with(SNOW, CacheKey.of(latitude, longitude, date), values);
    }

    /** The cache with the NDVI at a place, degrees, on a date; keys as in the file. */
    public QualityCache withNdvi(double latitude, double longitude, LocalDate date, Map<String, ?> values) {
        Map<String, Object> section = section(NDVI);
        Map<String, Object> map =
                Fields.of(section).object(MAP).map(Fields::json).orElse(JsonObjects.empty());
        String key = NDVI + ":" + CacheKey.of(latitude, longitude, date);
        return new QualityCache(
                JsonObjects.with(json, NDVI, JsonObjects.with(section, MAP, JsonObjects.with(map, key, values))));
    }

    /** The key of an area of interest: the first eight hexadecimal digits of the SHA-256 of its WKT text. */
    public static String aoiHash(String wkt) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(wkt.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException everyJreHasIt) {
            throw new IllegalStateException(everyJreHasIt);
        }
    }

    private void check(String section, Consumer<Fields> entryCheck) {
        fields.object(section).ifPresent(f -> f.objects().values().forEach(entryCheck));
    }

    private Optional<Fields> ndviMap() {
        return fields.object(NDVI).flatMap(ndvi -> ndvi.object(MAP));
    }

    private Optional<Fields> entry(String section, String key) {
        return fields.object(section).flatMap(f -> f.object(key));
    }

    private QualityCache with(String section, String key, Map<String, ?> values) {
        return new QualityCache(
                JsonObjects.with(json, section, JsonObjects.with(section(section), key, JsonObjects.copyOf(values))));
    }

    private Map<String, Object> section(String name) {
        return fields.object(name).map(Fields::json).orElse(JsonObjects.empty());
    }

    @Override
    public Map<String, Object> toMap() {
        return json;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof QualityCache other && other.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "QualityCache[" + section(WEATHER).size() + " weather, "
                + section(SNOW).size() + " snow, " + section(LANDCOVER).size() + " land cover]";
    }
}

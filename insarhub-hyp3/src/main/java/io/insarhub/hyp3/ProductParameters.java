package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the parameter file of a HyP3 interferogram ({@code <product>.txt}) says: lines of {@code key: value}, the same form
 * for pairs of scenes, of bursts, and of merged bursts, though not each has every key. What is missing, empty, {@code nan}
 * or {@code none} is empty here. Immutable.
 */
public final class ProductParameters {

    private static final long LARGEST_FILE = 1 << 20;
    private static final Set<String> NOTHING = Set.of("", "nan", "none", "null", "n/a");
    private static final List<String> NUMBERS = List.of(
            "Reference Orbit Number",
            "Secondary Orbit Number",
            "Baseline",
            "UTC time",
            "Heading",
            "Spacecraft height",
            "Earth radius at nadir",
            "Slant range near",
            "Slant range center",
            "Slant range far",
            "Range looks",
            "Azimuth looks",
            "Phase filter parameter",
            "Resolution of output (m)",
            "DEM resolution (m)",
            "Phase at reference point");

    private final Map<String, String> values;
    private final Map<String, String> byKey = new TreeMap<>();

    private ProductParameters(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(values);
        values.forEach((key, value) -> byKey.put(plain(key), value));
    }

    /**
     * Reads a parameter file.
     *
     * @throws BadFileException if it is missing or no such file, naming the line
     */
    public static ProductParameters read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new BadFileException(
                        file,
                        null,
                        "is larger than 1 MiB, so it is no parameter file",
                        "Download the product again",
                        null);
            }
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new BadFileException(file, null, "does not exist", "Extract the product again", e);
        } catch (CharacterCodingException e) {
            throw new BadFileException(file, null, "is not text in UTF-8", "Extract the product again", e);
        } catch (IOException e) {
            throw new BadFileException(file, null, "cannot be read: " + e.getMessage(), "Check the disk", e);
        } catch (BadFileException e) {
            throw e.file().isPresent() ? e : e.in(file, "Extract the product again");
        }
    }

    /**
     * Reads the text of a parameter file. Blank lines are passed over; of a key that comes twice the last value counts.
     *
     * @throws BadFileException if a line is not {@code key: value}, a known number is none, or there is no line at all
     */
    public static ProductParameters parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int number = 0;
        for (String line : content.split("\\R", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new BadFileException(null, "line " + number, "is not \"key: value\"", "", null);
            }
            values.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        if (values.isEmpty()) {
            throw new BadFileException(null, null, "is empty", "", null);
        }
        ProductParameters parameters = new ProductParameters(values);
        NUMBERS.forEach(parameters::number);
        return parameters;
    }

    /** Every key with its value, as they stand in the file. */
    public Map<String, String> values() {
        return values;
    }

    /** The value of a key, upper and lower case being the same; empty where the file says nothing. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(byKey.get(plain(key)))
                .filter(value -> !NOTHING.contains(value.toLowerCase(Locale.ROOT)));
    }

    /** Names of the reference scene, or of the bursts it is made of. */
    public List<String> referenceGranules() {
        return names("Reference Granule");
    }

    /** Names of the secondary scene, or of the bursts it is made of. */
    public List<String> secondaryGranules() {
        return names("Secondary Granule");
    }

    /** {@code ASCENDING} or {@code DESCENDING}. */
    public Optional<String> referencePassDirection() {
        return get("Reference Pass Direction").map(direction -> direction.toUpperCase(Locale.ROOT));
    }

    /** Absolute orbit of the reference scene. */
    public OptionalInt referenceOrbit() {
        return whole("Reference Orbit Number");
    }

    /** Absolute orbit of the secondary scene. */
    public OptionalInt secondaryOrbit() {
        return whole("Secondary Orbit Number");
    }

    /** Perpendicular baseline, metres. */
    public OptionalDouble baselineMeters() {
        return number("Baseline");
    }

    /** Time of the scene's centre, seconds of the day, UTC. */
    public OptionalDouble utcTimeSeconds() {
        return number("UTC time");
    }

    /** Direction of flight, degrees, as the file has it: 193 and −167 are the same. */
    public OptionalDouble headingDegrees() {
        return number("Heading");
    }

    /** Height of the satellite above the ellipsoid, metres. */
    public OptionalDouble spacecraftHeightMeters() {
        return number("Spacecraft height");
    }

    /** Radius of the earth below the satellite, metres. */
    public OptionalDouble earthRadiusMeters() {
        return number("Earth radius at nadir");
    }

    /** Distance to the nearest pixels, metres. */
    public OptionalDouble slantRangeNearMeters() {
        return number("Slant range near");
    }

    /** Distance to the middle of the swath, metres. */
    public OptionalDouble slantRangeCenterMeters() {
        return number("Slant range center");
    }

    /** Distance to the farthest pixels, metres. */
    public OptionalDouble slantRangeFarMeters() {
        return number("Slant range far");
    }

    /** Looks in range. */
    public OptionalInt rangeLooks() {
        return whole("Range looks");
    }

    /** Looks in azimuth. */
    public OptionalInt azimuthLooks() {
        return whole("Azimuth looks");
    }

    /** Strength of the phase filter, 0–1. */
    public OptionalDouble phaseFilterParameter() {
        return number("Phase filter parameter");
    }

    /** Size of a pixel, metres; bursts' files do not tell. */
    public OptionalDouble pixelSpacingMeters() {
        return number("Resolution of output (m)");
    }

    /** Where the elevation model came from, such as {@code GLO-30}. */
    public Optional<String> demSource() {
        return get("DEM source");
    }

    /** How the phase was unwrapped, such as {@code mcf} or {@code snaphu_mcf}. */
    public Optional<String> unwrappingType() {
        return get("Unwrapping type");
    }

    /** Phase at the reference point that was taken off, radians. */
    public OptionalDouble phaseAtReferencePointRadians() {
        return number("Phase at reference point");
    }

    private List<String> names(String key) {
        return get(key).or(() -> get(key + "s"))
                .map(text -> Arrays.stream(text.split("[,\\s]+", -1))
                        .filter(name -> !name.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private OptionalInt whole(String key) {
        OptionalDouble value = number(key);
        return value.isPresent() ? OptionalInt.of((int) Math.rint(value.getAsDouble())) : OptionalInt.empty();
    }

    private OptionalDouble number(String key) {
        Optional<String> text = get(key);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text.get());
            if (Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException notANumber) {
            throw new BadFileException(null, key, "\"" + text.get() + "\" is not a number", "", notANumber);
        }
        throw new BadFileException(null, key, "\"" + text.get() + "\" is not finite", "", null);
    }

    private static String plain(String key) {
        return key.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof ProductParameters other && other.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "ProductParameters" + values;
    }
}

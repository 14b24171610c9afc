package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Options;
import io.insarhub.core.json.AtomicFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * MintPy's configuration, as {@code .mintpy.cfg} has it and as an analyzer's options name its fields: {@code
 * networkInversion_maskThreshold} is {@code mintpy.networkInversion.maskThreshold}. Every key of MintPy's template is there,
 * {@code auto} unless set; keys it does not know are kept, after the others. Immutable.
 */
public final class MintpyConfig implements Options {

    private static final String HEAD = "## MintPy Config File Generated via InSARHub";
    private static final String PREFIX = "mintpy.";
    private static final long LARGEST_FILE = 1 << 20;

    private final Map<String, String> values;

    private MintpyConfig(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * The base analyzer's: all {@code auto} but the machine's memory (GB) and processors, one local cluster, and loading
     * anew each time.
     */
    public static MintpyConfig defaults() {
        Map<String, String> values = new LinkedHashMap<>();
        MintpyKeys.fields().forEach(field -> values.put(field, "auto"));
        values.put("compute_maxMemory", String.valueOf(Machine.memoryGigabytes()));
        values.put("compute_cluster", "local");
        values.put("compute_numWorker", String.valueOf(Machine.processors()));
        values.put("compute_config", "none");
        values.put("load_updateMode", "no");
        return new MintpyConfig(values);
    }

    /** The defaults of {@code Hyp3_SBAS}; the paths of the layers come with {@link #withLayers}. */
    public static MintpyConfig hyp3Defaults() {
        Map<String, String> values = new LinkedHashMap<>(defaults().values);
        values.put("load_processor", "hyp3");
        values.put("network_coherenceBased", "yes");
        values.put("network_minCoherence", "0.7");
        values.put("networkInversion_maskDataset", "coherence");
        values.put("networkInversion_maskThreshold", "0.5");
        values.put("troposphericDelay_method", "pyaps");
        values.put("deramp", "linear");
        values.put("save_kmz", "no");
        values.put("plot", "yes");
        return new MintpyConfig(values);
    }

    /** The base defaults with these fields in place of theirs. */
    public static MintpyConfig of(Map<String, ?> fields) {
        return defaults().with(fields);
    }

    /**
     * Reads a {@code .mintpy.cfg}; what it does not set is {@code auto}.
     *
     * @throws BadFileException if it is missing or not such a file, naming the line
     */
    public static MintpyConfig read(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        MintpyKeys.fields().forEach(field -> values.put(field, "auto"));
        int number = 0;
        for (String line : text(file).split("\\R", -1)) {
            number++;
            int comment = line.indexOf('#');
            String content = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (content.isEmpty()) {
                continue;
            }
            int equals = content.indexOf('=');
            if (equals < 1) {
                throw new BadFileException(
                        file,
                        "line " + number,
                        "is not \"mintpy.<key> = <value>\"",
                        "Mend the line, or run the preparation again, which writes the file anew",
                        null);
            }
            String key = content.substring(0, equals).strip();
            String field = key.startsWith(PREFIX) ? MintpyKeys.field(key.substring(PREFIX.length())) : key;
            values.put(field, content.substring(equals + 1).strip());
        }
        return new MintpyConfig(values);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new BadFileException(
                        file, null, "is larger than 1 MiB, so it is no configuration", "Give another file", null);
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new BadFileException(file, null, "does not exist", "Prepare the stack first", e);
        } catch (CharacterCodingException e) {
            throw new BadFileException(file, null, "is not text in UTF-8", "Prepare the stack again", e);
        } catch (IOException e) {
            throw new BadFileException(file, null, "cannot be read: " + e.getMessage(), "Check the disk", e);
        }
    }

    /**
     * The same with a field set; null sets it to {@code auto}, true and false stand for {@code yes} and {@code no}.
     *
     * @throws BadOptionException if a known field takes another kind of value
     */
    public MintpyConfig with(String field, @Nullable Object value) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put(field, value);
        return with(one);
    }

    /** The same with fields set, each as {@link #with(String, Object)} does. */
    public MintpyConfig with(Map<String, ?> fields) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        fields.forEach((field, value) -> {
            String text = text(value);
            MintpyKeys.check(field, text);
            changed.put(field, text);
        });
        return new MintpyConfig(changed);
    }

    /**
     * The same for the clipped layers of a folder: phase, coherence and DEM always, look vectors and water mask where the
     * folder has them, unwrapping components where every interferogram has its own: MintPy would leave out those without.
     */
    public MintpyConfig withLayers(Path clip) {
        MintpyConfig config = with("load_unwFile", layers(clip, "unw_phase"))
                .with("load_corFile", layers(clip, "corr"))
                .with("load_demFile", layers(clip, "dem"));
        Map<String, String> optional = new LinkedHashMap<>();
        optional.put("load_incAngleFile", "lv_theta");
        optional.put("load_azAngleFile", "lv_phi");
        optional.put("load_waterMaskFile", "water_mask");
        for (Map.Entry<String, String> layer : optional.entrySet()) {
            if (count(clip, layer.getValue()) > 0) {
                config = config.with(layer.getKey(), layers(clip, layer.getValue()));
            }
        }
        int components = count(clip, "conncomp");
        return components > 0 && components == count(clip, "unw_phase")
                ? config.with("load_connCompFile", layers(clip, "conncomp"))
                : config;
    }

    /** Absolute: MintPy runs in another folder than this process. */
    private static String layers(Path clip, String layer) {
        return clip.toAbsolutePath()
                .normalize()
                .resolve("*_" + layer + "_clip.tif")
                .toString();
    }

    private static int count(Path clip, String layer) {
        int count = 0;
        try (var files = Files.newDirectoryStream(clip, "*_" + layer + "_clip.tif")) {
            for (var each = files.iterator(); each.hasNext(); each.next()) {
                count++;
            }
            return count;
        } catch (NoSuchFileException none) {
            return 0;
        } catch (IOException e) {
            throw new BadFileException(clip, null, "cannot be listed: " + e.getMessage(), "Check its permissions", e);
        }
    }

    /** The value of a field, {@code auto} if it was not set; empty for a field that is neither MintPy's nor was given. */
    public Optional<String> get(String field) {
        return Optional.ofNullable(values.get(field));
    }

    /** The fields by name, as an analyzer's options have them. */
    @Override
    public Map<String, Object> toMap() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The text of a {@code .mintpy.cfg}, in the order of MintPy's template, what it does not know last. */
    public String toCfg() {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        values.forEach((field, value) ->
                text.append(String.format(Locale.ROOT, "%-40s = %s%n", PREFIX + MintpyKeys.key(field), value)
                        .replace("\r\n", "\n")));
        return text.toString();
    }

    /** Writes a {@code .mintpy.cfg}, whole or not at all. */
    public void write(Path file) {
        AtomicFile.write(file, out -> out.write(toCfg().getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "auto";
        }
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        return value.toString();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof MintpyConfig other && other.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** What is not {@code auto}. */
    @Override
    public String toString() {
        Map<String, String> set = new LinkedHashMap<>(values);
        set.values().removeIf("auto"::equals);
        return "MintpyConfig" + set;
    }
}

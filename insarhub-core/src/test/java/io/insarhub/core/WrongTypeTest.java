package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.file.Hyp3Jobs;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.PairQuality;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.api.file.ProcessorCache;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.StackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value of the wrong kind at every known field of every file: an error that names file and place. */
class WrongTypeTest {

    private static final String STRING = "string";
    private static final String NUMBER = "number";
    private static final String TRUE = "true";
    private static final String LIST = "list";
    private static final String OBJECT = "object";

    private static final Map<String, Object> KINDS =
            Map.of(STRING, "x", NUMBER, 7.5, TRUE, true, LIST, List.of(), OBJECT, Map.of());

    /** A file kind, a document, a field in it, and the kinds that are right there (a time or a version is never). */
    static Stream<Arguments> fields() {
        List<Arguments> fields = new ArrayList<>();
        Map<String, Object> config =
                Map.of("downloader", Map.of("type", "S1_SLC", "config", Map.of()), "processor", "Hyp3_InSAR");
        add(fields, InsarhubConfig.class, config, "downloader", STRING, OBJECT);
        add(fields, InsarhubConfig.class, config, "downloader.type", STRING);
        add(fields, InsarhubConfig.class, config, "downloader.config", OBJECT);
        add(fields, InsarhubConfig.class, config, "processor", STRING, OBJECT);
        add(fields, InsarhubConfig.class, config, "analyzer", STRING, OBJECT);
        add(fields, InsarhubConfig.class, config, "updated_at");

        Map<String, Object> quality = Map.of("scores", Map.of("a,b", 50), "factors", Map.of("a,b", Map.of()));
        Map<String, Object> stack = Map.of("pairs", List.of(List.of("a", "b")), "pair_quality", quality);
        add(fields, StackFile.class, stack, "pairs", LIST);
        add(fields, StackFile.class, stack, "pairs[0]");
        add(fields, StackFile.class, Map.of("baselines", Map.of("a", 1)), "baselines", OBJECT);
        add(fields, StackFile.class, Map.of("baselines", Map.of("a", 1)), "baselines.a", NUMBER);
        add(fields, StackFile.class, Map.of("scenes", List.of("a")), "scenes", LIST);
        add(fields, StackFile.class, Map.of("scenes", List.of("a")), "scenes[0]", STRING);
        add(fields, StackFile.class, stack, "pair_quality", OBJECT);
        add(fields, StackFile.class, stack, "pair_quality.scores", OBJECT);
        add(fields, StackFile.class, stack, "pair_quality.scores.a,b", NUMBER);
        add(fields, StackFile.class, stack, "pair_quality.factors", OBJECT);
        add(fields, StackFile.class, stack, "pair_quality.factors.a,b", OBJECT);
        add(fields, PairQuality.class, quality, "scores", OBJECT);
        add(fields, PairQuality.class, quality, "scores.a,b", NUMBER);
        add(fields, PairQuality.class, quality, "factors.a,b", OBJECT);

        Map<String, Object> jobs = Map.of("job_ids", Map.of("ann", List.of("1")), "out_dir", "d");
        add(fields, Hyp3Jobs.class, jobs, "job_ids", OBJECT);
        add(fields, Hyp3Jobs.class, jobs, "job_ids.ann", LIST);
        add(fields, Hyp3Jobs.class, jobs, "job_ids.ann[0]", STRING);
        add(fields, Hyp3Jobs.class, jobs, "out_dir", STRING);
        add(fields, ProcessorCache.class, Map.of("filenames", List.of("a.zip")), "filenames", LIST);
        add(fields, ProcessorCache.class, Map.of("filenames", List.of("a.zip")), "filenames[0]", STRING);
        add(fields, ProcessorCache.class, Map.of(), "out_dir", STRING);

        Map<String, Object> cache = Map.of(
                "_schema_version", 2L,
                "geometry", Map.of("h", Map.of("area_km2", 1, "bbox", List.of(1, 2, 3, 4))),
                "landcover", Map.of("h", Map.of("lc_forest_fraction", 0.5)),
                "weather", Map.of("k", Map.of("precip", 1)),
                "snow_modis", Map.of("k", Map.of("snow_cover_frac", 1)),
                "veg", Map.of("k", 0.5),
                "ndvi", Map.of("map", Map.of("k", Map.of("ndvi", 0.5))));
        add(fields, QualityCache.class, cache, "_schema_version");
        for (String section : List.of("geometry", "landcover", "weather", "snow_modis", "veg", "ndvi", "ndvi.map")) {
            add(fields, QualityCache.class, cache, section, OBJECT);
        }
        for (String entry : List.of("geometry.h", "landcover.h", "weather.k", "snow_modis.k", "ndvi.map.k")) {
            add(fields, QualityCache.class, cache, entry, OBJECT);
        }
        add(fields, QualityCache.class, cache, "geometry.h.area_km2", NUMBER);
        add(fields, QualityCache.class, cache, "geometry.h.bbox", LIST);
        add(fields, QualityCache.class, cache, "geometry.h.bbox[0]", NUMBER);
        add(fields, QualityCache.class, cache, "geometry.h._fetched_at");
        add(fields, QualityCache.class, cache, "landcover.h.lc_forest_fraction", NUMBER);
        add(fields, QualityCache.class, cache, "weather.k.precip", NUMBER);
        add(fields, QualityCache.class, cache, "snow_modis.k.snow_cover_frac", NUMBER);
        add(fields, QualityCache.class, cache, "veg.k", NUMBER, OBJECT);
        add(fields, QualityCache.class, cache, "ndvi.map.k.ndvi", NUMBER);

        Map<String, Object> db = Map.of(
                "_schema_version", 1L,
                "_complete", false,
                "_scene_names", List.of("a"),
                "scores", Map.of("a:b", 0.5),
                "factors", Map.of("a:b", Map.of()));
        add(fields, PairQualityDb.class, db, "_schema_version");
        add(fields, PairQualityDb.class, db, "_built_at");
        add(fields, PairQualityDb.class, db, "_n_scenes");
        add(fields, PairQualityDb.class, db, "_n_pairs");
        add(fields, PairQualityDb.class, db, "_complete", TRUE);
        add(fields, PairQualityDb.class, db, "_scene_names", LIST);
        add(fields, PairQualityDb.class, db, "_scene_names[0]", STRING);
        add(fields, PairQualityDb.class, db, "scores", OBJECT);
        add(fields, PairQualityDb.class, db, "scores.a:b", NUMBER);
        add(fields, PairQualityDb.class, db, "factors", OBJECT);
        add(fields, PairQualityDb.class, db, "factors.a:b", OBJECT);
        return fields.stream();
    }

    private static void add(
            List<Arguments> fields, Class<?> type, Map<String, Object> document, String field, String... right) {
        fields.add(Arguments.of(type, document, field, List.of(right)));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void a_value_of_the_wrong_kind_is_an_error_that_names_file_and_place(
            Class<?> type, Map<String, Object> document, String field, List<String> right, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("file.json");
        for (Map.Entry<String, Object> kind : KINDS.entrySet()) {
            JsonFiles.write(file, changed(document, field, kind.getValue()));
            byte[] before = Files.readAllBytes(file);
            if (right.contains(kind.getKey())) {
                assertThat(JsonFiles.readIfPresent(file, type)).isPresent();
            } else {
                assertThatThrownBy(() -> whenUpdated(file, type))
                        .as("a %s at %s", kind.getKey(), field)
                        .isInstanceOfSatisfying(BadFileException.class, e -> {
                            assertThat(e.file()).hasValue(file);
                            assertThat(e.place().orElseThrow().replaceAll("\\[\"(.*?)\"]", ".$1"))
                                    .startsWith("$." + field);
                            assertThat(e.getMessage()).contains("expected ").matches("(?s).*(Restore|move it aside).*");
                        });
                assertThat(file).hasBinaryContent(before);
            }
        }
    }

    private static <T> void whenUpdated(Path file, Class<T> type) {
        JsonFiles.update(
                file,
                type,
                () -> {
                    throw new AssertionError("the file was taken for absent");
                },
                old -> old);
    }

    /** The document with another value at a place such as {@code a.b[0]}. */
    private static Map<String, Object> changed(Map<String, Object> document, String field, Object value) {
        return asObject(changed(document, List.of(field.replace("[", ".[").split("\\.", -1)), value));
    }

    private static Object changed(Object at, List<String> path, Object value) {
        if (path.isEmpty()) {
            return value;
        }
        String step = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (step.startsWith("[")) {
            List<Object> copy = new ArrayList<>((List<?>) at);
            copy.set(0, changed(copy.get(0), rest, value));
            return copy;
        }
        Map<String, Object> copy = new LinkedHashMap<>(asObject(at));
        copy.put(step, changed(copy.getOrDefault(step, Map.of()), rest, value));
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }
}

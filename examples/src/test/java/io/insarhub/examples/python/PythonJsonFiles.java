package io.insarhub.examples.python;

import io.insarhub.core.json.JsonReader;
import io.insarhub.core.json.PythonJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The JSON files of a stack's folder: their bytes, and what the Python program looks up in them. */
final class PythonJsonFiles {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Set<String> DATABASE_KEYS = Set.of(
            "_schema_version", "_built_at", "_n_scenes", "_n_pairs", "_complete", "_scene_names", "scores", "factors");
    private static final Set<String> CACHE_SECTIONS =
            Set.of("geometry", "landcover", "weather", "snow_modis", "veg", "s1_coherence", "ndvi", "fire");

    void config(Path file, List<String> faults) throws IOException {
        Map<?, ?> json = read(file, faults);
        require(json.get("downloader") instanceof Map<?, ?>, "has no downloader", faults);
        for (String role : List.of("downloader", "processor", "analyzer")) {
            Object value = json.get(role);
            require(
                    value == null
                            || value instanceof String
                            || (value instanceof Map<?, ?> object
                                    && object.get("type") instanceof String
                                    && (object.get("config") == null || object.get("config") instanceof Map<?, ?>)),
                    role + " is neither a name nor {type, config}",
                    faults);
        }
        require(TIME.matcher(String.valueOf(json.get("updated_at"))).matches(), "updated_at is no ISO time", faults);
        if (json.get("downloader") instanceof Map<?, ?> downloader && downloader.get("config") instanceof Map<?, ?> c) {
            Object area = c.get("intersectsWith");
            require(area == null || String.valueOf(area).matches("(?s)[A-Z]+ ?\\(.*"), "the area is no WKT", faults);
            require(c.get("relativeOrbit") instanceof Number, "relativeOrbit is no number", faults);
        }
        require(!Files.readString(file).contains("assword"), "has a password", faults);
    }

    void stack(Path file, List<String> faults) throws IOException {
        Map<?, ?> json = read(file, faults);
        List<?> scenes = list(json.get("scenes"));
        Map<?, ?> baselines = map(json.get("baselines"));
        Map<?, ?> quality = map(json.get("pair_quality"));
        List<String> order =
                list(json.get("pairs")).stream().map(String::valueOf).toList();
        require(!scenes.isEmpty(), "has no scenes", faults);
        require(order.equals(order.stream().sorted().toList()), "its pairs are not sorted", faults);
        require(new LinkedHashSet<>(order).size() == order.size(), "has a pair twice", faults);
        for (Object scene : scenes) {
            require(baselines.get(scene) instanceof Number, "has no baseline of " + scene, faults);
        }
        for (Object entry : list(json.get("pairs"))) {
            List<?> pair = list(entry);
            if (pair.size() != 2 || !scenes.containsAll(pair)) {
                faults.add("has a pair that is none of two of its scenes: " + pair);
                continue;
            }
            require(date(pair.get(0)).compareTo(date(pair.get(1))) < 0, "has the later scene first in " + pair, faults);
            // the Python program's plots look scores up under "earlier:later"
            String key = pair.get(0) + ":" + pair.get(1);
            require(isScore(map(quality.get("scores")).get(key), 100), "has no score under " + key, faults);
            require(map(quality.get("factors")).get(key) instanceof Map<?, ?>, "has no factors under " + key, faults);
        }
    }

    void jobs(Path file, List<String> faults) throws IOException {
        Map<?, ?> json = read(file, faults);
        require(json.keySet().equals(Set.of("job_ids", "out_dir")), "has other keys than job_ids and out_dir", faults);
        require(Files.isDirectory(Path.of(String.valueOf(json.get("out_dir")))), "its out_dir is no folder", faults);
        map(json.get("job_ids"))
                .forEach((account, ids) -> list(ids)
                        .forEach(id -> require(
                                UUID.matcher(String.valueOf(id)).matches(),
                                "job " + id + " of " + account + " is no UUID",
                                faults)));
        require(!map(json.get("job_ids")).isEmpty(), "has no jobs", faults);
    }

    void processorCache(Path file, List<String> faults) throws IOException {
        Map<?, ?> json = read(file, faults);
        Path out = Path.of(String.valueOf(json.get("out_dir")));
        require(!list(json.get("filenames")).isEmpty(), "has no filenames", faults);
        for (Object name : list(json.get("filenames"))) {
            require(Files.isRegularFile(out.resolve(String.valueOf(name))), name + " is not in out_dir", faults);
        }
    }

    void qualityCache(Path file, List<String> faults) throws IOException {
        Map<?, ?> json = read(file, faults);
        require(Long.valueOf(2).equals(json.get("_schema_version")), "is not of schema 2", faults);
        json.forEach((section, value) -> require(
                section.equals("_schema_version") || (CACHE_SECTIONS.contains(section) && value instanceof Map<?, ?>),
                "has a section that nobody knows: " + section,
                faults));
    }

    void pairDatabase(Path file, List<String> faults) throws IOException {
        Map<?, ?> json = read(file, faults);
        List<?> names = list(json.get("_scene_names"));
        long pairs = names.size() * (names.size() - 1L) / 2;
        require(json.keySet().equals(DATABASE_KEYS), "has other keys: " + json.keySet(), faults);
        require(Long.valueOf(1).equals(json.get("_schema_version")), "is not of schema 1", faults);
        require(Boolean.TRUE.equals(json.get("_complete")), "is not complete", faults);
        require(TIME.matcher(String.valueOf(json.get("_built_at"))).matches(), "_built_at is no ISO time", faults);
        require(names.equals(names.stream().map(String::valueOf).sorted().toList()), "names are not sorted", faults);
        require(Long.valueOf(names.size()).equals(json.get("_n_scenes")), "_n_scenes is wrong", faults);
        require(Long.valueOf(pairs).equals(json.get("_n_pairs")), "_n_pairs is wrong", faults);
        require(map(json.get("scores")).size() == pairs, "has too few scores", faults);
        require(map(json.get("factors")).keySet().equals(map(json.get("scores")).keySet()), "factors differ", faults);
        map(json.get("scores")).forEach((key, score) -> {
            String[] pair = String.valueOf(key).split(":", -1);
            require(pair.length == 2 && names.containsAll(Arrays.asList(pair)), key + " is no pair", faults);
            require(date(pair[0]).compareTo(date(pair[1])) <= 0, key + " has the later scene first", faults);
            require(isScore(score, 1), "the score of " + key + " is not within 0–1", faults);
        });
    }

    /** The document, and whether its bytes are what Python's {@code json.dumps(…, indent=2)} writes. */
    private static Map<?, ?> read(Path file, List<String> faults) throws IOException {
        Map<String, Object> json = JsonReader.readObject(file);
        byte[] bytes = Files.readAllBytes(file);
        require(Arrays.equals(bytes, PythonJson.indentedBytes(json)), "is not in the form that Python writes", faults);
        return json;
    }

    private static boolean isScore(@org.jspecify.annotations.Nullable Object value, double best) {
        return value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= best;
    }

    private static String date(@org.jspecify.annotations.Nullable Object scene) {
        return String.valueOf(scene).substring(17, 32);
    }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    static void require(boolean fine, String fault, List<String> faults) {
        if (!fine) {
            faults.add(fault);
        }
    }
}

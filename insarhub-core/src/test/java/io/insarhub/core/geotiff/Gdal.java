package io.insarhub.core.geotiff;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GDAL's command-line programs, where they are installed. */
public final class Gdal {

    private Gdal() {}

    /** Skips the test, by name, where GDAL is not installed. */
    public static void assumeInstalled(String... programs) {
        for (String program : programs) {
            assumeTrue(isOnPath(program), "skipped: " + program + " is not installed (Debian: gdal-bin, python3-gdal)");
        }
    }

    /** Skips the test, by name, where GDAL's Python has no such module. */
    static void assumeHas(String module) throws Exception {
        Process process = new ProcessBuilder(python(), "-c", "import " + module)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeTrue(process.waitFor() == 0, "skipped: " + module + " is not installed (Debian: python3-gdal)");
    }

    /** The system's own Python, for which distributions package GDAL, or else the first one found. */
    static String python() {
        return Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
    }

    /** What {@code gdalinfo -json} says of a file, as maps, lists, texts and doubles. */
    public static @Nullable Object info(Path file) throws Exception {
        String json = run("gdalinfo", "-json", file.toString());
        JsonFactory factory = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        try (JsonParser parser = factory.createParser(json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    /** The value at a path of member names and array indexes; null if there is none. */
    public static @Nullable Object at(@Nullable Object json, Object... path) {
        Object here = json;
        for (Object step : path) {
            if (here instanceof Map<?, ?> object) {
                here = object.get(step);
            } else {
                here = here instanceof List<?> array ? array.get((Integer) step) : null;
            }
        }
        return here;
    }

    /** All pixels, band after band, little-endian: a plain binary file as ENVI has it. */
    public static byte[] pixels(Path file, String... options) throws Exception {
        Path plain = file.resolveSibling(file.getFileName() + ".bsq");
        List<String> command = new ArrayList<>(List.of("gdal_translate", "-q", "-of", "ENVI", "-co", "INTERLEAVE=BSQ"));
        command.addAll(List.of(options));
        command.addAll(List.of(file.toString(), plain.toString()));
        run(command.toArray(String[]::new));
        return Files.readAllBytes(plain);
    }

    /** Runs a program and returns what it prints; fails if it fails or has anything to complain about. */
    public static String run(String... command) throws Exception {
        Path out = Files.createTempFile("gdal", ".out");
        Path err = Files.createTempFile("gdal", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            int status = process.waitFor();
            String complaints = Files.readString(err, StandardCharsets.UTF_8);
            if (status != 0 || !complaints.isBlank()) {
                throw new AssertionError(String.join(" ", command) + " returned " + status + ": " + complaints
                        + Files.readString(out, StandardCharsets.UTF_8));
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static boolean isOnPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                return object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                return array;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return parser.getDoubleValue();
            }
            case VALUE_NULL -> {
                return null;
            }
            default -> {
                return parser.getText();
            }
        }
    }
}

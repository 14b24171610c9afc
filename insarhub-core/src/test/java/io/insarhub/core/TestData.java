package io.insarhub.core;

import com.fasterxml.jackson.core.JsonParser;
import io.insarhub.core.json.JsonValues;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Files and values that several tests share. */
public final class TestData {

    private TestData() {}

    /** A file of the test resources. */
    public static Path resource(String path) {
        URL url = Objects.requireNonNull(TestData.class.getResource("/" + path), path);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A JSON object of the test resources. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> json(String path) {
        try (JsonParser parser = JsonValues.factory().createParser(Files.readAllBytes(resource(path)))) {
            return (Map<String, Object>) Objects.requireNonNull(JsonValues.read(parser));
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** The scenes of a golden case of pair selection. */
    public static Scenes golden(String name) {
        return Scenes.read(resource("golden/select_pairs/" + name + ".geojson"));
    }

    /** The 176 records of path 13. */
    public static Scenes path13() {
        return Scenes.read(resource("asf/cmr_p013_f411_page1.umm_json"), resource("asf/cmr_p013_f411_page2.umm_json"));
    }

    /** Default options without the weather, which golden cases but one switch off. */
    public static SelectPairsOptions withoutWeather() {
        return SelectPairsOptions.builder().avoidLowQualityDays(false).build();
    }
}

package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was fetched layer by layer is prepared as what was fetched as zips. */
class LayersPrepareTest extends StandInTest {

    @BeforeEach
    void anAccount() {
        hyp3.account("anna", "pw-anna", null);
    }

    @Test
    void layers_by_themselves_make_the_same_clips_as_zips() throws IOException {
        processor(options().build(), login("anna")).submit(context(), pairs(4), false);
        hyp3.succeedAll();
        processor(options().layersOnly(true).build(), login("anna")).download(context());
        assertThat(zips()).isZero();

        PrepareReport fromLayers =
                Hyp3SbasAnalyzer.of(Hyp3SbasOptions.defaults()).prepare(context());
        Map<String, byte[]> layers = clips();
        // the zips beside them now count, and the layers do not
        processor(options().build(), login("anna")).download(context());
        for (Path clip : fromLayers.written()) {
            Files.delete(clip);
        }
        PrepareReport fromZips = Hyp3SbasAnalyzer.of(Hyp3SbasOptions.defaults()).prepare(context());

        assertThat(zips()).isEqualTo(4);
        assertThat(fromLayers.products()).hasSize(4);
        assertThat(fromLayers.written()).hasSize(4 * 6);
        assertThat(fromZips.grid()).isEqualTo(fromLayers.grid());
        assertThat(clips().keySet()).containsAll(layers.keySet());
        layers.forEach((name, bytes) ->
                assertThat(folder.resolve("clip").resolve(name)).hasBinaryContent(bytes));
    }

    private long zips() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip")).count();
        }
    }

    private Map<String, byte[]> clips() throws IOException {
        Map<String, byte[]> clips = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("clip"))) {
            for (Path file : files.toList()) {
                clips.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return clips;
    }
}

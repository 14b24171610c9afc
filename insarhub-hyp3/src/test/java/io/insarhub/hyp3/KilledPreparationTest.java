package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.spi.StageContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Preparing that is killed at any moment leaves nothing half-written under its name, and is gone on with to the same files. */
class KilledPreparationTest {

    @TempDir
    private Path home;

    /** The work of the child. */
    public static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            Hyp3SbasAnalyzer.of(Hyp3SbasOptions.defaults()).prepare(StageContext.in(Path.of(arguments[0])));
        }
    }

    @Test
    void killed_at_random_and_run_again_it_is_the_same() throws Exception {
        Path whole = Files.createDirectory(home.resolve("whole"));
        Path folder = Files.createDirectory(home.resolve("killed"));
        StackOfProducts.goldenZips(whole);
        StackOfProducts.goldenZips(folder);
        Child.main(new String[] {whole.toString()});
        Map<String, byte[]> expected = files(whole);
        Random random = new Random(11);

        int interrupted = 0;
        for (int i = 0; i < 4; i++) {
            Process child = ChildJvm.start(home.resolve("log.txt"), Child.class, folder.toString());
            // 118 files are unpacked, and 118 stand in clip/ at the end; a run finds those of the one before
            int until = 20 + 50 * i + random.nextInt(40);
            while (child.isAlive() && files(folder).size() < until) {
                child.waitFor(1 + random.nextInt(5), TimeUnit.MILLISECONDS);
            }
            interrupted += child.isAlive() ? 1 : 0;
            child.destroyForcibly().waitFor();
            // whatever has its name is whole
            files(folder).forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
        }
        assertThat(interrupted).isGreaterThanOrEqualTo(3);
        Process last = ChildJvm.start(home.resolve("log.txt"), Child.class, folder.toString());

        assertThat(last.waitFor()).isZero();
        Map<String, byte[]> made = files(folder);
        assertThat(made.keySet()).isEqualTo(expected.keySet());
        made.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
        try (Stream<Path> left = Files.list(folder.resolve("clip"))) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains(".tmp-"));
        }
    }

    /** What has been made, by its path in the folder; temporaries and locks apart. */
    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String part : new String[] {"tmp", "clip", ".mintpy.cfg"}) {
            Path top = folder.resolve(part);
            if (Files.exists(top)) {
                collect(folder, top, files);
            }
        }
        return files;
    }

    private static void collect(Path folder, Path place, Map<String, byte[]> files) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> inside = Files.list(place)) {
                for (Path each : inside.toList()) {
                    if (!each.getFileName().toString().startsWith(".")) {
                        collect(folder, each, files);
                    }
                }
            }
        } else {
            byte[] bytes = Files.readAllBytes(place);
            if (place.endsWith(".mintpy.cfg")) {
                bytes = new String(bytes, StandardCharsets.UTF_8)
                        .replace(folder.toString(), "")
                        .getBytes(StandardCharsets.UTF_8);
            }
            files.put(folder.relativize(place).toString(), bytes);
        }
    }
}

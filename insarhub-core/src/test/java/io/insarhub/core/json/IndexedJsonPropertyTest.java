package io.insarhub.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import org.jspecify.annotations.Nullable;

class IndexedJsonPropertyTest {

    private static final Set<String> CHOSEN = Set.of("a", "b.a", "a.b", "a.a.b");

    private final Path file;

    IndexedJsonPropertyTest() throws IOException {
        file = Files.createTempFile("indexed", ".json");
    }

    @AfterTry
    void deleteFile() throws IOException {
        Files.deleteIfExists(file);
    }

    @Provide
    Arbitrary<Map<String, Object>> documents() {
        return JsonTexts.objects();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_document_left_in_its_file_equals_the_one_built_in_memory(
            @ForAll("documents") Map<String, Object> document, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] text = JsonTexts.text(document, random);
        Object plain = JsonTexts.plain(text);

        Map<String, Object> indexed = read(text, eagerBytes(random));

        assertThat(indexed.equals(plain)).isTrue();
        assertThat(plain).isEqualTo(indexed).hasSameHashCodeAs(indexed);
        assertThat(PythonJson.indentedBytes(JsonTexts.plain(PythonJson.indentedBytes(indexed))))
                .isEqualTo(PythonJson.indentedBytes(plain));
        assertSameLookUps(indexed, plain);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_damaged_document_is_refused_or_read_as_the_plain_reader_does(
            @ForAll("documents") Map<String, Object> document, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] text = damaged(JsonTexts.text(document, random), random);

        Object plain = outcome(() -> JsonTexts.plain(text));
        Object indexed = outcome(() -> {
            Map<String, Object> read = read(text, eagerBytes(random));
            assertThat(read).isEqualTo(read(text, eagerBytes(random)));
            return read;
        });

        assertThat(indexed)
                .as("%s", new String(text, StandardCharsets.UTF_8))
                .isEqualTo(plain instanceof Map ? plain : "refused");
    }

    private Map<String, Object> read(byte[] text, int eagerBytes) throws IOException {
        Files.write(file, text);
        return IndexedJson.read(file, CHOSEN, eagerBytes);
    }

    private static int eagerBytes(Random random) {
        return random.nextBoolean() ? 0 : random.nextInt(60);
    }

    private static void assertSameLookUps(@Nullable Object indexed, @Nullable Object plain) {
        if (!(indexed instanceof Map<?, ?> left) || !(plain instanceof Map<?, ?> right)) {
            assertThat(indexed).isEqualTo(plain);

            return;
        }
        assertThat(new ArrayList<Object>(left.keySet())).isEqualTo(new ArrayList<Object>(right.keySet()));
        assertThat(left).hasSameSizeAs(right);
        assertThat(left.get("no such key")).isNull();
        assertThat(left.containsKey("no such key")).isFalse();
        for (Object key : right.keySet()) {
            assertThat(left.containsKey(key)).isTrue();
            assertSameLookUps(left.get(key), right.get(key));
        }
    }

    private static byte[] damaged(byte[] text, Random random) {
        int at = random.nextInt(text.length);
        byte[] marks = "{}[]\",:\\ntx01-.\n \u0001é".getBytes(StandardCharsets.UTF_8);
        byte mark = marks[random.nextInt(marks.length)];
        List<Byte> bytes = new ArrayList<>();
        for (byte b : text) {
            bytes.add(b);
        }
        switch (random.nextInt(4)) {
            case 0 -> bytes.set(at, mark);
            case 1 -> bytes.add(at, mark);
            case 2 -> bytes.remove(at);
            default -> bytes = bytes.subList(0, at);
        }
        byte[] damaged = new byte[bytes.size()];
        for (int i = 0; i < damaged.length; i++) {
            damaged[i] = bytes.get(i);
        }
        return damaged;
    }

    private static @Nullable Object outcome(Reading reading) {
        try {
            return reading.read();
        } catch (IOException | BadFileException e) {
            return "refused";
        }
    }

    @FunctionalInterface
    private interface Reading {
        @Nullable Object read() throws IOException;
    }
}

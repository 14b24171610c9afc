package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.file.Hyp3Jobs;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.api.file.ProcessorCache;
import io.insarhub.api.file.StackFile;
import io.insarhub.core.json.FolderLock;
import io.insarhub.core.json.JsonStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFilesTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2024-05-01T12:00:00Z"));

    @TempDir
    Path folder;

    @Test
    void a_typed_file_is_written_and_read() {
        Path file = folder.resolve("hyp3_jobs.json");
        Hyp3Jobs jobs = Hyp3Jobs.to("/data").withJobs("ann", List.of("1"));

        JsonFiles.write(file, jobs);

        assertThat(JsonFiles.read(file, Hyp3Jobs.class)).isEqualTo(jobs);
        assertThat(JsonFiles.readIfPresent(file, Hyp3Jobs.class)).contains(jobs);
        Map<?, ?> plain = JsonFiles.read(file, Map.class);
        assertThat(plain).isEqualTo(jobs.toMap());
        assertThat(file).hasContent("""
                        {
                          "job_ids": {
                            "ann": [
                              "1"
                            ]
                          },
                          "out_dir": "/data"
                        }""");
    }

    @Test
    void a_file_that_is_not_there_is_empty_or_an_error_as_asked() {
        Path file = folder.resolve("hyp3_jobs.json");

        assertThat(JsonFiles.readIfPresent(file, Hyp3Jobs.class)).isEmpty();
        assertThatThrownBy(() -> JsonFiles.read(file, Hyp3Jobs.class))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(file + ": does not exist");
    }

    @Test
    void an_update_starts_from_nothing_where_there_is_no_file_and_from_the_file_where_there_is() {
        Path file = folder.resolve("insarhub_config.json");

        JsonFiles.update(file, InsarhubConfig.class, InsarhubConfig::empty, c -> c.withProcessor("Hyp3_InSAR"));
        InsarhubConfig now =
                JsonFiles.update(file, InsarhubConfig.class, InsarhubConfig::empty, c -> c.withAnalyzer("Hyp3_SBAS"));

        assertThat(now.toMap())
                .containsExactly(Map.entry("processor", "Hyp3_InSAR"), Map.entry("analyzer", "Hyp3_SBAS"));
        assertThat(JsonFiles.read(file, InsarhubConfig.class)).isEqualTo(now);
    }

    @Test
    void an_update_that_changes_nothing_does_not_touch_the_file() throws IOException {
        Path file = Files.writeString(folder.resolve("insarhub_config.json"), "{ \"analyzer\":\"Hyp3_SBAS\" }\n");
        Files.setLastModifiedTime(file, LONG_AGO);

        JsonFiles.update(file, InsarhubConfig.class, InsarhubConfig::empty, c -> c.withAnalyzer("Hyp3_SBAS"));

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
        assertThat(file).hasContent("{ \"analyzer\":\"Hyp3_SBAS\" }\n");
    }

    @Test
    void an_update_keeps_every_unknown_field_in_its_place() throws IOException {
        String before = """
                {
                  "gui": {
                    "zoom": 1e-05
                  },
                  "analyzer": "Hyp3_SBAS",
                  "note": "\\u00e9\\ud83d\\ude00",
                  "nothing": null
                }""";
        Path file = Files.writeString(folder.resolve("insarhub_config.json"), before);

        JsonFiles.update(file, InsarhubConfig.class, InsarhubConfig::empty, c -> c.withAnalyzer("Jvm_SBAS"));

        assertThat(file).hasContent(before.replace("Hyp3_SBAS", "Jvm_SBAS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"analyzer\": 7}", "[]", "{} {}", "{\"analyzer\": \"a\", \"analyzer\": \"b\"}"})
    void an_update_of_a_file_that_cannot_be_read_leaves_it_as_it_is(String broken) throws IOException {
        Path file = Files.writeString(folder.resolve("insarhub_config.json"), broken);

        assertThatThrownBy(() -> JsonFiles.update(
                        file, InsarhubConfig.class, InsarhubConfig::empty, c -> c.withAnalyzer("Hyp3_SBAS")))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageEndingWith("Restore it from a backup or move it aside; the file was left as it is");

        assertThat(file).hasContent(broken);
    }

    @Test
    void a_change_that_fails_leaves_the_file_and_frees_the_folder() {
        Path file = folder.resolve("stack_p0_f0.json");
        JsonFiles.write(file, StackFile.empty().withScenes(List.of("a")));

        assertThatThrownBy(() -> JsonFiles.update(file, StackFile.class, StackFile::empty, s -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(JsonFiles.update(file, StackFile.class, StackFile::empty, s -> s.withScenes(List.of("b")))
                        .scenes())
                .containsExactly("b");
    }

    @Test
    void what_an_interrupted_thread_saves_is_saved_even_if_it_has_to_wait() throws Exception {
        Path file = folder.resolve("hyp3_jobs.json");
        CountDownLatch saving = new CountDownLatch(1);
        Thread submitter = new Thread(() -> {
            Thread.currentThread().interrupt();
            saving.countDown();
            JsonFiles.update(file, Hyp3Jobs.class, () -> Hyp3Jobs.to("/data"), j -> j.withJobs("ann", List.of("1")));
        });
        FolderLock lock = FolderLock.acquire(folder);
        submitter.start();
        saving.await();
        submitter.join(100);
        lock.close();
        submitter.join();

        assertThat(JsonFiles.read(file, Hyp3Jobs.class).allJobIds()).containsExactly("1");
    }

    @Test
    void two_names_that_link_to_one_file_are_changed_one_after_the_other() throws IOException {
        Path shared = Files.writeString(folder.resolve("shared.json"), "{}");
        Path link = Files.createDirectory(folder.resolve("p1_f1")).resolve("insarhub_config.json");
        Files.createSymbolicLink(link, shared);

        JsonFiles.update(link, InsarhubConfig.class, InsarhubConfig::empty, c -> c.withAnalyzer("Hyp3_SBAS"));

        assertThat(link).isSymbolicLink();
        assertThat(JsonFiles.read(shared, InsarhubConfig.class).analyzer()).isPresent();
        assertThat(folder.resolve(".insarhub.lock")).exists();
    }

    @Test
    void a_type_that_is_no_file_is_refused_before_anything_is_touched() {
        Path file = folder.resolve("x.json");

        assertThatThrownBy(() -> JsonFiles.read(file, UUID.class))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("those are Hyp3Jobs, InsarhubConfig, Map, PairQuality, PairQualityDb,");
        assertThatThrownBy(() -> JsonFiles.write(file, List.of())).isInstanceOf(BadOptionException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_stub_of_a_pair_database_is_written_on_one_line_and_the_whole_one_indented() {
        Path file = folder.resolve(".insarhub_pair_quality_db.json");
        PairQualityDb stub = PairQualityDb.stub(List.of("a_20200101"), Instant.parse("2026-01-01T00:00:00Z"));
        String oneLine =
                "{\"_schema_version\": 1, \"_built_at\": \"2026-01-01T00:00:00.000000+00:00\", \"_n_scenes\": 1,"
                        + " \"_n_pairs\": 0, \"_complete\": false, \"_scene_names\": [\"a_20200101\"]}";

        JsonFiles.write(file, stub);
        assertThat(file).hasContent(oneLine);

        JsonFiles.write(file, stub.toMap());
        assertThat(file).hasContent(oneLine);

        JsonFiles.write(file, Map.of("_complete", true));
        assertThat(file).hasContent("{\n  \"_complete\": true\n}");
    }

    @Test
    void a_cache_with_broken_content_is_set_aside_and_counts_as_absent() throws IOException {
        Path file = Files.writeString(folder.resolve(".insarhub_cache.json"), "{\"filenames\": [\"S1");

        assertThat(JsonFiles.readCache(file, ProcessorCache.class)).isEmpty();

        assertThat(file).doesNotExist();
        assertThat(names())
                .filteredOn(name -> name.contains("corrupt"))
                .singleElement()
                .asString()
                .matches("\\.insarhub_cache\\.json\\.corrupt-\\d{8}t\\d{6}");
    }

    @Test
    void whatever_stands_in_the_place_of_a_cache_is_set_aside() throws IOException {
        Path directory = Files.createDirectory(folder.resolve(".insarhub_cache.json"));
        assertThat(JsonFiles.readCache(directory, ProcessorCache.class)).isEqualTo(Optional.empty());

        Path link = Files.createSymbolicLink(directory, folder.resolve("nowhere"));
        assertThat(JsonFiles.readCache(link, ProcessorCache.class)).isEqualTo(Optional.empty());

        Files.writeString(directory, "{\"filenames\": 7}");
        assertThat(JsonFiles.readCache(directory, ProcessorCache.class)).isEqualTo(Optional.empty());

        assertThat(names()).filteredOn(name -> name.contains(".corrupt-")).hasSize(3);
    }

    @Test
    void a_cache_that_is_whole_or_absent_is_read_without_a_lock() {
        Path file = folder.resolve(".insarhub_cache.json");
        assertThat(JsonFiles.readCache(file, ProcessorCache.class)).isEmpty();
        assertThat(folder).isEmptyDirectory();

        ProcessorCache cache = ProcessorCache.of(List.of("a.zip"), "out");
        JsonFiles.write(file, cache);
        assertThat(JsonFiles.readCache(file, ProcessorCache.class)).contains(cache);
    }

    @Test
    void a_file_set_aside_never_replaces_one_that_was_set_aside_before() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-05-01T12:34:56Z"), ZoneOffset.UTC);
        Path file = folder.resolve(".insarhub_quality_cache.json");
        for (String content : List.of("first", "second", "third")) {
            Files.writeString(file, content);
            JsonStore.setAside(file, clock);
        }

        String name = ".insarhub_quality_cache.json.corrupt-20260501t123456";
        assertThat(folder.resolve(name)).hasContent("first");
        assertThat(folder.resolve(name + "-2")).hasContent("second");
        assertThat(folder.resolve(name + "-3")).hasContent("third");
        assertThatThrownBy(() -> JsonStore.setAside(file, clock))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(file + ": cannot be set aside: no such file or folder");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).toList();
        }
    }
}

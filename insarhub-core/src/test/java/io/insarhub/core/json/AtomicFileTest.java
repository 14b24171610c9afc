package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AtomicFileTest {

    private static final AtomicFile.Content NEW = out -> out.write("new".getBytes(UTF_8));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void an_old_file() throws IOException {
        file = folder.resolve("hyp3_jobs.json");
        Files.writeString(file, "old");
    }

    @Test
    void a_file_is_replaced_and_nothing_else_stays() throws IOException {
        AtomicFile.write(file, NEW);

        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("hyp3_jobs.json");
    }

    @Test
    void the_old_content_stands_until_the_new_is_on_disk_and_the_folder_is_forced_last() {
        List<String> steps = new ArrayList<>();

        AtomicFile.write(
                file,
                out -> {
                    steps.add("write while it says " + Files.readString(file));
                    out.write("new".getBytes(UTF_8));
                },
                new Disk() {
                    @Override
                    void force(FileOutputStream out) throws IOException {
                        steps.add("force while it says " + Files.readString(file));
                        super.force(out);
                    }

                    @Override
                    void replace(Path temporary, Path target) throws IOException {
                        steps.add("replace by " + Files.readString(temporary));
                        assertThat(TemporaryFiles.isTemporary(temporary)).isTrue();
                        super.replace(temporary, target);
                    }

                    @Override
                    void forceFolder(Path name) throws IOException {
                        steps.add("force the folder while it says " + Files.readString(file));
                        super.forceFolder(name);
                    }
                });

        assertThat(steps)
                .containsExactly(
                        "write while it says old",
                        "force while it says old",
                        "replace by new",
                        "force the folder while it says new");
    }

    enum Step {
        CREATE,
        ATTRIBUTES,
        WRITE,
        FORCE,
        CLOSE,
        REPLACE
    }

    @ParameterizedTest
    @EnumSource
    void when_the_disk_fails_at_any_step_the_old_file_is_untouched_and_the_temporary_gone(Step failing)
            throws IOException {
        BadFileException e = catchThrowableOfType(
                BadFileException.class,
                () -> AtomicFile.write(file, out -> out.write(new byte[100_000]), new FailingDisk(failing)));

        assertThat(e.file()).hasValue(file);
        assertThat(e).hasMessageContaining("cannot be written: the disk is on fire (free there: ");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("hyp3_jobs.json");
    }

    private static final class FailingDisk extends Disk {
        private final Step failing;

        FailingDisk(Step failing) {
            this.failing = failing;
        }

        private void at(Step step) throws IOException {
            if (step == failing) {
                throw new IOException("the disk is on fire");
            }
        }

        @Override
        FileOutputStream create(Path temporary) throws IOException {
            at(Step.CREATE);
            super.create(temporary).close();
            return new FileOutputStream(temporary.toFile()) {
                @Override
                public void write(byte[] bytes) throws IOException {
                    super.write(bytes, 0, bytes.length / 2);
                    at(Step.WRITE);
                }

                @Override
                public void close() throws IOException {
                    super.close();
                    at(Step.CLOSE);
                }
            };
        }

        @Override
        void copyAttributes(Path original, Path copy) throws IOException {
            at(Step.ATTRIBUTES);
        }

        @Override
        void force(FileOutputStream out) throws IOException {
            at(Step.FORCE);
        }

        @Override
        void replace(Path temporary, Path target) throws IOException {
            at(Step.REPLACE);
        }
    }

    @Test
    void when_the_folder_cannot_be_forced_the_error_says_that_the_change_may_be_lost() {
        Disk disk = new Disk() {
            @Override
            void forceFolder(Path name) throws IOException {
                throw new IOException("no answer");
            }
        };

        assertThatThrownBy(() -> AtomicFile.write(file, NEW, disk))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("was written, but the system could not confirm that the disk has it: no answer");
    }

    @Test
    void content_that_cannot_be_written_as_json_leaves_the_old_file() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(file, out -> PythonJson.indented(Map.of("a", new Object()), out)))
                .isInstanceOf(BadOptionException.class);
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("hyp3_jobs.json");
    }

    @Test
    void permissions_of_the_old_file_are_kept_and_a_new_file_gets_the_default_ones() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        Path made = folder.resolve("made.json");
        Path usual = Files.createFile(folder.resolve("usual"));

        AtomicFile.write(file, NEW);
        AtomicFile.write(made, NEW);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
        assertThat(Files.getPosixFilePermissions(made)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void owner_and_group_are_kept_where_the_system_allows_it() throws IOException {
        assumeTrue(
                "root".equals(Files.getOwner(file).getName()), "only root gives files away: owners are not compared");
        Files.setAttribute(file, "unix:uid", 65534);
        Files.setAttribute(file, "unix:gid", 65534);

        AtomicFile.write(file, NEW);

        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(65534);
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(65534);
    }

    @Test
    void what_a_link_points_to_is_replaced_and_the_link_stays() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path real = Files.writeString(elsewhere.resolve("real.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("elsewhere", "real.json"));

        AtomicFile.write(link, NEW);

        assertThat(link).isSymbolicLink().hasContent("new");
        assertThat(real).hasContent("new");
    }

    @Test
    void a_file_that_another_program_makes_meanwhile_is_no_link() throws Exception {
        int files = 2_000;
        Thread other = new Thread(() -> {
            for (int i = 0; i < files; i++) {
                try {
                    Files.write(folder.resolve("config" + i), new byte[] {1});
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        other.start();
        for (int i = 0; i < files; i++) {
            Path file = folder.resolve("config" + i);
            boolean there;
            do {
                there = Files.exists(file);
                assertThat(AtomicFile.target(file).getFileName()).isEqualTo(file.getFileName());
            } while (!there && other.isAlive());
        }
        other.join();
    }

    @Test
    void a_link_to_nowhere_is_refused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("gone.json"));

        assertThatThrownBy(() -> AtomicFile.write(link, NEW))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(link + ": is a link to a file that does not exist");
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("gone.json")).doesNotExist();
    }

    @Test
    void a_folder_in_its_place_is_refused() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("directory.json"));

        assertThatThrownBy(() -> AtomicFile.write(directory, NEW))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(directory + ": is a folder, expected a file");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_folder_that_does_not_exist_is_not_made() {
        Path lost = folder.resolve("no/such/folder/stack_p0_f0.json");

        assertThatThrownBy(() -> AtomicFile.write(lost, NEW))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(lost + ": cannot be written: its folder does not exist");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void an_interrupted_thread_finishes_its_write_and_stays_interrupted() {
        Thread.currentThread().interrupt();

        AtomicFile.write(file, NEW);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("new");
    }

    @Test
    void only_names_of_temporaries_are_taken_for_temporaries() {
        assertThat(Stream.of(
                        ".a.json.tmp-0123456789abcdef",
                        "x/..insarhub_cache.json.tmp-ffffffffffffffff",
                        "a.json.tmp-0123456789abcdef",
                        ".a.json.tmp-0123456789ABCDEF",
                        ".a.json.tmp-0123456789abcde",
                        ".a.json.tmp-",
                        ".mintpy.cfg",
                        "tmp"))
                .filteredOn(name -> TemporaryFiles.isTemporary(Path.of(name)))
                .containsExactly(".a.json.tmp-0123456789abcdef", "x/..insarhub_cache.json.tmp-ffffffffffffffff");
    }

    @Test
    void left_over_temporaries_are_deleted_when_asked_and_old_enough() throws IOException {
        Instant now = Instant.parse("2026-05-01T12:00:00Z");
        Path old = aged(".hyp3_jobs.json.tmp-0000000000000001", now.minus(Duration.ofMinutes(61)));
        Path young = aged(".hyp3_jobs.json.tmp-0000000000000002", now.minus(Duration.ofMinutes(59)));
        Path stranger = aged(".other.tmp", now.minus(Duration.ofDays(9)));
        Path directory = Files.createDirectory(folder.resolve(".d.tmp-0000000000000003"));
        Files.setLastModifiedTime(directory, FileTime.from(now.minus(Duration.ofDays(9))));

        List<Path> deleted =
                TemporaryFiles.deleteLeftOvers(folder, Duration.ofHours(1), Clock.fixed(now, ZoneOffset.UTC));

        assertThat(deleted).containsExactly(old);
        assertThat(old).doesNotExist();
        assertThat(List.of(young, stranger, directory, file)).allMatch(Files::exists);
    }

    @Test
    void a_writer_whose_temporary_was_taken_away_fails_and_leaves_the_old_file() {
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write('x');
                    TemporaryFiles.deleteLeftOvers(folder, Duration.ofHours(-1), Clock.systemUTC());
                }))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("cannot be written: no such file");
        assertThat(file).hasContent("old");
    }

    private Path aged(String name, Instant time) throws IOException {
        Path made = Files.createFile(folder.resolve(name));
        return Files.setLastModifiedTime(made, FileTime.from(time));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).toList();
        }
    }
}

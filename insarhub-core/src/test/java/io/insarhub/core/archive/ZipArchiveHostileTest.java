package io.insarhub.core.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that do harm, on purpose or because something broke them. */
class ZipArchiveHostileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "a/../../evil",
                "a/..",
                "/etc/evil",
                "C:/evil",
                "C:evil",
                "..\\evil",
                "a\\..\\..\\evil",
                "\\\\server\\evil",
                "a//b",
                "./a",
                "con",
                "a/NUL.txt",
                "com1.tif",
                "LPT\u00b9",
                "a/b.",
                "a/b ",
                "a\u0000b",
                "a\nb",
                "a:stream",
                "a?",
                "a|b"
            })
    void unsafeNamesAreRefusedAndNothingIsUnpacked(String name) throws IOException {
        Path zip = Zips.make(folder.resolve("a.zip"), out -> {
            Zips.add(out, "good.txt", new byte[] {1});
            Zips.add(out, name, new byte[] {2});
        });

        assertThatRefused(zip, "entry ");
    }

    @ParameterizedTest
    @CsvSource({"a/b.txt,a/B.txt", "a,A/b", "a/b,a", "same,same", "stra\u00dfe,STRASSE", "\u00e9,e\u0301"})
    void twoEntriesThatAreOneFileSomewhereAreRefused(String one, String other) throws IOException {
        Path zip = Zips.make(folder.resolve("a.zip"), out -> {
            Zips.add(out, one, new byte[] {1});
            Zips.add(out, other, new byte[] {2});
        });

        assertThatRefused(zip, "another entry");
    }

    @ParameterizedTest
    @ValueSource(ints = {0120777, 0020666, 0010666, 0140777})
    void linksAndDevicesAreRefused(int mode) throws IOException {
        Path zip = Zips.make(folder.resolve("a.zip"), out -> {
            ZipArchiveEntry link = new ZipArchiveEntry("link");
            link.setUnixMode(mode);
            Zips.add(out, link, "/etc/passwd".getBytes(StandardCharsets.UTF_8));
        });

        assertThatRefused(zip, "entry link: is a link or a device");
    }

    @Test
    void aBombIsRefusedByItsTableOfContents() throws IOException {
        byte[] zeros = new byte[1 << 20];
        Path zip = Zips.make(folder.resolve("a.zip"), out -> {
            out.setLevel(Deflater.BEST_SPEED);
            out.putArchiveEntry(new ZipArchiveEntry("zeros"));
            for (int i = 0; i < 1100; i++) {
                out.write(zeros);
            }
            out.closeArchiveEntry();
        });

        assertThatRefused(zip, "more than 100 times its length");
        assertThatThrownBy(() -> ZipArchive.of(zip)
                        .withLimits(new ZipLimits(10, 1L << 30, 10_000))
                        .items())
                .hasMessageContaining("would unpack to 1153433600 bytes; at most 1073741824 may be");
    }

    @Test
    void anEntryThatGoesOnAfterItsLengthIsStoppedThere() throws IOException {
        Path zip = Zips.make(folder.resolve("a.zip"), out -> Zips.add(out, "zeros", new byte[1 << 20]));
        declareLength(zip, 1000);

        assertThatRefused(zip, "goes on after the 1000 bytes");
    }

    @Test
    void anEntryThatEndsBeforeItsLengthIsRefused() throws IOException {
        Path zip = Zips.make(folder.resolve("a.zip"), out -> Zips.add(out, "a", Zips.noise(1, 1000)));
        declareLength(zip, 2000);

        assertThatRefused(zip, "ends after 1000 of 2000 bytes");
    }

    @Test
    void aTableOfContentsThatWouldFillTheMemoryIsNotRead() throws IOException {
        Path zip = Zips.make(folder.resolve("a.zip"), out -> {
            for (int i = 0; i < 1000; i++) {
                ZipArchiveEntry entry = new ZipArchiveEntry("" + i);
                entry.setComment("x".repeat(2000));
                Zips.add(out, entry, new byte[0]);
            }
        });

        assertThatThrownBy(() ->
                        ZipArchive.of(zip).withLimits(new ZipLimits(999, 1, 1)).items())
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("table of contents is far longer");
    }

    @Test
    void moreEntriesThanTheLimitAreRefused() throws IOException {
        Path zip = Zips.scene(folder.resolve("A.zip"), "A.SAFE");

        assertThatThrownBy(() -> ZipArchive.of(zip)
                        .withLimits(new ZipLimits(4, 1 << 20, 1))
                        .items())
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("has 5 entries; at most 4 may be");
    }

    @Test
    void aFileThatIsNoArchiveIsNamed() throws IOException {
        assertThatThrownBy(() -> ZipArchive.of(folder.resolve("none.zip")).items())
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("none.zip: is not there");
        for (byte[] content : new byte[][] {{}, "<html>log in</html>".getBytes(StandardCharsets.UTF_8)}) {
            Path file = Files.write(folder.resolve("a.zip"), content);
            assertThatRefused(file, "is no zip archive, or is cut off");
        }
    }

    @Test
    void anArchiveCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(Zips.scene(folder.resolve("A.zip"), "A.SAFE"));
        for (int length = 0; length < whole.length; length += length < whole.length - 600 ? 99_999 : 37) {
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));

            assertThatRefused(cut, "cut.zip");
        }
    }

    @Test
    void aFlippedBitInAFileIsFoundAndTheFileNamed() throws IOException {
        Path zip = Zips.scene(folder.resolve("A.zip"), "A.SAFE");
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
            file.seek(200_000);
            int old = file.read();
            file.seek(200_000);
            file.write(old ^ 4);
        }

        assertThatRefused(zip, "entry A.SAFE/measurement/vv.tiff: is corrupt");
    }

    @Test
    void randomDamageNeverEndsInAnotherKindOfError() throws IOException {
        byte[] whole = Files.readAllBytes(Zips.make(folder.resolve("A.zip"), out -> {
            Zips.add(out, "a/", new byte[0]);
            Zips.add(out, "a/b", Zips.noise(3, 300));
            Zips.add(out, "a/c", new byte[5000]);
        }));
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k <= i % 4; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Path zip = Files.write(folder.resolve("damaged.zip"), damaged);
            try {
                ZipArchive.of(zip).verify(ProgressListener.none(), Cancellation.never());
            } catch (BadFileException e) {
                assertThat(e.file()).contains(zip);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    private void assertThatRefused(Path zip, String words) throws IOException {
        Path into = Files.createDirectories(folder.resolve("into"));

        assertThatThrownBy(() -> ZipArchive.of(zip).verify(ProgressListener.none(), Cancellation.never()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(zip + "")
                .hasMessageContaining(words);
        assertThatThrownBy(() -> ZipArchive.of(zip).extract(into, ProgressListener.none(), Cancellation.never()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(words);
        assertThat(into).isEmptyDirectory();
    }

    /** Changes the unpacked length in the one header of the table. */
    private static void declareLength(Path zip, int length) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        int table = bytes.length - 1;
        while (bytes[table] != 'P' || bytes[table + 1] != 'K' || bytes[table + 2] != 1 || bytes[table + 3] != 2) {
            table--;
        }
        for (int i = 0; i < 4; i++) {
            bytes[table + 24 + i] = (byte) (length >> (8 * i));
        }
        Files.write(zip, bytes);
    }
}

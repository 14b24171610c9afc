package io.insarhub.core.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.http.CancelledSoon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipArchiveTest {

    private static final Cancellation NEVER = Cancellation.never();

    @TempDir
    private Path folder;

    private Path into;
    private Path zip;

    @BeforeEach
    void makeArchive() throws IOException {
        into = folder.resolve("out");
        zip = Zips.scene(folder.resolve("A.zip"), "A.SAFE");
    }

    @Test
    void extractsEverythingUnderItsFinalName() {
        Extraction extraction = ZipArchive.of(zip).extract(into, ProgressListener.none(), NEVER);

        assertThat(extraction.roots()).containsExactly(into.resolve("A.SAFE"));
        assertThat(extraction.written()).hasSize(3);
        assertThat(extraction.kept()).isEmpty();
        assertThat(into.resolve("A.SAFE/manifest.safe")).hasContent("<manifest/>");
        assertThat(into.resolve("A.SAFE/measurement/vv.tiff")).hasBinaryContent(Zips.noise(1, 300_000));
        assertThat(into.resolve("A.SAFE/support")).isEmptyDirectory();
        assertThat(into).isDirectoryNotContaining("glob:**.unpacking");
    }

    /** An archive need not list its folders, and a relative path is as good as an absolute one. */
    @Test
    void extractsByRelativePathsWithoutEntriesForFolders() throws IOException {
        Path here = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
        Path bare = here.resolve("bare.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bare))) {
            zip.putNextEntry(new ZipEntry("a/b/c.txt"));
            zip.write(7);
        }
        Files.createDirectories(here.resolve("there/a"));

        for (String into : List.of("there", "new")) {
            ZipArchive.of(bare).extract(here.resolve(into), ProgressListener.none(), Cancellation.never());

            assertThat(here.resolve(into).resolve("a/b/c.txt")).hasBinaryContent(new byte[] {7});
        }
    }

    @Test
    void extractsWhatIsWanted() {
        Predicate<String> vv = name -> name.contains("vv");

        Extraction extraction = ZipArchive.of(zip).extract(into, vv, ProgressListener.none(), NEVER);

        assertThat(extraction.written()).containsExactly(into.resolve("A.SAFE/measurement/vv.tiff"));
        assertThat(into.resolve("A.SAFE")).isDirectoryNotContaining("glob:**manifest.safe");
    }

    @Test
    void completesAFolderThatIsThereAndLeavesWhatTheUserPutIntoIt() throws IOException {
        ZipArchive.of(zip).extract(into, ProgressListener.none(), NEVER);
        Files.delete(into.resolve("A.SAFE/manifest.safe"));
        Files.writeString(into.resolve("A.SAFE/measurement/vh.tiff"), "half");
        Files.writeString(into.resolve("A.SAFE/my-notes.txt"), "mine");

        Extraction extraction = ZipArchive.of(zip).extract(into, ProgressListener.none(), NEVER);

        assertThat(extraction.written())
                .containsExactly(into.resolve("A.SAFE/manifest.safe"), into.resolve("A.SAFE/measurement/vh.tiff"));
        assertThat(extraction.kept()).containsExactly(into.resolve("A.SAFE/measurement/vv.tiff"));
        assertThat(into.resolve("A.SAFE/measurement/vh.tiff")).hasBinaryContent(Zips.noise(2, 200_000));
        assertThat(into.resolve("A.SAFE/my-notes.txt")).hasContent("mine");
    }

    @Test
    void aFileOfTheRightLengthWithOtherBytesShowsWhereChecksumsAreAskedFor() throws IOException {
        ZipArchive.of(zip).extract(into, ProgressListener.none(), NEVER);
        Files.write(into.resolve("A.SAFE/measurement/vv.tiff"), new byte[300_000]);

        assertThat(ZipArchive.of(zip)
                        .extract(into, ProgressListener.none(), NEVER)
                        .written())
                .isEmpty();
        assertThat(ZipArchive.of(zip)
                        .checkExisting(true)
                        .extract(into, ProgressListener.none(), NEVER)
                        .written())
                .containsExactly(into.resolve("A.SAFE/measurement/vv.tiff"));
        assertThat(into.resolve("A.SAFE/measurement/vv.tiff")).hasBinaryContent(Zips.noise(1, 300_000));
    }

    @Test
    void verifyTellsTheFilesAndTheBytes() {
        List<Progress> heard = new ArrayList<>();

        List<ZipItem> items = ZipArchive.of(zip).verify(heard::add, NEVER);

        assertThat(items)
                .extracting(ZipItem::name)
                .containsExactly("A.SAFE/manifest.safe", "A.SAFE/measurement/vv.tiff", "A.SAFE/measurement/vh.tiff");
        assertThat(items).extracting(ZipItem::bytes).containsExactly(11L, 300_000L, 200_000L);
        assertThat(heard).last().isEqualTo(new Progress("verify", 500_011, 500_011, "bytes", ""));
    }

    @Test
    void commentsAreLegal() throws IOException {
        Path commented = Zips.make(folder.resolve("commented.zip"), out -> {
            out.setComment("x".repeat(65_000));
            ZipArchiveEntry entry = new ZipArchiveEntry("a.txt");
            entry.setComment("an entry's own");
            Zips.add(out, entry, new byte[] {1, 2, 3});
        });

        assertThat(ZipArchive.of(commented).verify(ProgressListener.none(), NEVER))
                .hasSize(1);
    }

    @Test
    void zip64Works() throws IOException {
        Path large = Zips.sparse(folder.resolve("large.zip"), "A.SAFE/vv.tiff", 1 << 20, 1 << 20);

        assertThat(ZipArchive.of(large).verify(ProgressListener.none(), NEVER)).hasSize(1);
        ZipArchive.of(large).extract(into, ProgressListener.none(), NEVER);
        assertThat(into.resolve("A.SAFE/vv.tiff")).hasBinaryContent(new byte[1 << 20]);
    }

    @Test
    @Tag("soak")
    void entriesBeyond4GigabytesWork() throws IOException {
        long bytes = (4L << 30) + 12_345;
        Path large = Zips.sparse(folder.resolve("large.zip"), "A.SAFE/measurement/vv.tiff", bytes, bytes);

        List<ZipItem> items = ZipArchive.of(large).verify(ProgressListener.none(), NEVER);

        assertThat(items).extracting(ZipItem::bytes).containsExactly(bytes);
    }

    @Test
    void aSceneOf5GigabytesThatUnpacksTo8IsWithinTheLimits() throws IOException {
        Path large = Zips.sparse(folder.resolve("large.zip"), "A.SAFE/vv.tiff", 5_000_000_000L, 8_000_000_000L);

        assertThat(ZipArchive.of(large).items())
                .containsExactly(new ZipItem("A.SAFE/vv.tiff", 8_000_000_000L, 5_000_000_000L, 0));
    }

    @Test
    @Tag("soak")
    void moreThan65535EntriesWorkWhereTheLimitIsRaised() throws IOException {
        Path many = Zips.make(folder.resolve("many.zip"), out -> {
            for (int i = 0; i < 66_000; i++) {
                Zips.add(out, "a/" + i, new byte[0]);
            }
        });
        ZipLimits limits = new ZipLimits(100_000, 1 << 20, 10);

        assertThat(ZipArchive.of(many).withLimits(limits).verify(ProgressListener.none(), NEVER))
                .hasSize(66_000);
    }

    @Test
    void nothingIsWrittenWhereTheDiskHasTooLittleRoom() {
        ZipArchive archive = ZipArchive.of(zip).withFreeSpace(path -> 500_010);

        assertThatThrownBy(() -> archive.extract(into, ProgressListener.none(), NEVER))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("500011 bytes are to come, and 500010 are free in " + into);
        assertThat(into).isEmptyDirectory();
    }

    @Test
    void aCancelledExtractionLeavesNothingBehind() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        CancelledSoon.assertThatItEnds(waiting, cancellation -> {
            Path large;
            try {
                large = Zips.sparse(folder.resolve("large.zip"), "A.SAFE/vv.tiff", 1L << 30, 1L << 30);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ZipArchive.of(large).extract(into, progress -> waiting.countDown(), cancellation);
        });

        assertThat(into).isEmptyDirectory();
    }

    @Test
    void whatACrashLeftIsClearedAway() throws IOException {
        Path left = Files.createDirectories(into.resolve(".A.zip.unpacking/content/A.SAFE/measurement"));
        Files.writeString(left.resolve("vv.tiff"), "half");
        Files.writeString(into.resolve(".A.zip.unpacking/lock"), "");

        ZipArchive.of(zip).extract(into, ProgressListener.none(), NEVER);

        assertThat(into.resolve("A.SAFE/measurement/vv.tiff")).hasBinaryContent(Zips.noise(1, 300_000));
        assertThat(into).isDirectoryNotContaining("glob:**.unpacking");
    }

    @Test
    void untilAllIsThereNothingStandsUnderItsFinalName() {
        List<Boolean> seen = new ArrayList<>();

        ZipArchive.of(zip).extract(into, progress -> seen.add(Files.exists(into.resolve("A.SAFE"))), NEVER);

        assertThat(seen).isNotEmpty().containsOnly(false);
    }

    @Test
    void twoRunsDoNotUnpackOneArchiveAtATime() {
        ZipArchive archive = ZipArchive.of(zip);

        assertThatThrownBy(() ->
                        archive.extract(into, first -> archive.extract(into, ProgressListener.none(), NEVER), NEVER))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("another run is unpacking it");
    }

    @Test
    void somethingInTheWayIsNamed() throws IOException {
        Files.createDirectories(into.resolve("A.SAFE/manifest.safe"));

        assertThatThrownBy(() -> ZipArchive.of(zip).extract(into, ProgressListener.none(), NEVER))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("manifest.safe")
                .hasMessageContaining("in the way");
    }

    @Test
    void aFileWhereTheFolderShouldBeIsNotTouched() throws IOException {
        Files.createDirectories(into);
        Files.writeString(into.resolve("A.SAFE"), "a file");

        assertThatThrownBy(() -> ZipArchive.of(zip).extract(into, ProgressListener.none(), NEVER))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("A.SAFE");
        assertThat(into.resolve("A.SAFE")).hasContent("a file");
    }
}

package io.insarhub.core.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.archive.ZipArchive;
import io.insarhub.core.archive.Zips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pain 24: a zip entry that climbs out of its folder. */
class Pain24ZipEntryClimbsOutTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../evil.txt", "A.SAFE/../../evil.txt", "..\\evil.txt"})
    void anEntryThatClimbsOutIsNamedAndNothingIsWrittenAnywhere(String name) throws IOException {
        Path zip = Zips.make(folder.resolve("A.zip"), out -> {
            Zips.add(out, "A.SAFE/manifest.safe", new byte[] {1});
            Zips.add(out, name, new byte[] {2});
        });
        Path into = Files.createDirectory(folder.resolve("into"));

        assertThatThrownBy(() -> ZipArchive.of(zip).extract(into, ProgressListener.none(), Cancellation.never()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("evil.txt")
                .hasMessageContaining("leads out of the folder");

        assertThat(into).isEmptyDirectory();
        assertThat(folder.resolve("evil.txt")).doesNotExist();
    }

    @Test
    void anAbsoluteNameIsRefusedToo() throws IOException {
        Path evil = folder.resolve("evil.txt");
        Path zip = Zips.make(folder.resolve("A.zip"), out -> Zips.add(out, evil.toString(), new byte[] {2}));

        assertThatThrownBy(() -> ZipArchive.of(zip)
                        .extract(folder.resolve("into"), ProgressListener.none(), Cancellation.never()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("absolute");

        assertThat(evil).doesNotExist();
    }
}

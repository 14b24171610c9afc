package io.insarhub.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a folder has. */
class FolderExportTest {

    @TempDir
    Path folder;

    @BeforeEach
    void results() throws IOException {
        Golden.h5("velocity", folder);
        Golden.h5("maskTempCoh", folder);
        Golden.h5("timeseries", folder);
        Files.copy(Golden.resource("mintpy/geometryGeo.h5"), folder.resolve("geometryGeo.h5"));
        Files.writeString(folder.resolve("notes.h5"), "not a result");
    }

    @Test
    void everyResultIsExportedOnce() throws IOException {
        List<Progress> heard = new CopyOnWriteArrayList<>();
        FolderExport export = FolderExport.of(folder).withFootprints().withQuickLooks();

        FolderExport.Report first = export.listener(heard::add).run();
        FolderExport.Report second = export.run();

        assertThat(first.failures()).isEmpty();
        assertThat(first.written())
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "velocity.tif",
                        "velocity_velocityStd.tif",
                        "velocity_footprint.shp",
                        "velocity_footprint.gpkg",
                        "velocity.png",
                        "timeseries.tif",
                        "maskTempCoh.tif",
                        "maskTempCoh_footprint.gpkg");
        assertThat(first.written()).allMatch(Files::exists);
        assertThat(heard).anyMatch(p -> p.task().equals("exporting results") && p.isComplete());
        assertThat(second.written()).isEmpty();
        assertThat(second.skipped()).hasSameSizeAs(first.written());
    }

    @Test
    void aNewerResultIsExportedAgain() throws IOException {
        FolderExport.of(folder).run();
        Files.setLastModifiedTime(
                folder.resolve("maskTempCoh.h5"), FileTime.from(Instant.now().plusSeconds(5)));

        FolderExport.Report again = FolderExport.of(folder).run();

        assertThat(again.written()).containsExactly(folder.resolve("maskTempCoh.tif"));
    }

    @Test
    void whatIsThereInOtherUnitsIsExportedAgain() {
        FolderExport plain = FolderExport.of(folder);
        plain.run();
        FolderExport millimeters = plain.with(ExportOptions.builder()
                .conversion(Conversion.METERS_TO_MILLIMETERS)
                .build());

        FolderExport.Report again = millimeters.run();

        assertThat(again.written()).contains(folder.resolve("velocity.tif"), folder.resolve("timeseries.tif"));
        assertThat(again.skipped()).containsExactly(folder.resolve("maskTempCoh.tif"));
        assertThat(millimeters.run().written()).isEmpty();
        assertThat(plain.run().written()).contains(folder.resolve("velocity.tif"));
    }

    @Test
    void oneThatFailsDoesNotKeepTheRestFromBeingMade() throws IOException {
        Files.writeString(folder.resolve("maskTempCoh.h5"), "broken");

        FolderExport.Report report = FolderExport.of(folder).run();

        assertThat(report.failures()).containsOnlyKeys(folder.resolve("maskTempCoh.h5"));
        assertThat(report.isComplete()).isFalse();
        assertThat(folder.resolve("velocity.tif")).exists();
        assertThat(folder.resolve("timeseries.tif")).exists();
    }

    @Test
    void conversionsAreForWhatHasUnitsOfLength() {
        FolderExport.Report report = FolderExport.of(folder)
                .with(ExportOptions.builder()
                        .conversion(Conversion.METERS_TO_MILLIMETERS)
                        .build())
                .run();

        assertThat(report.failures()).isEmpty();
    }

    @Test
    void cancelledItStops() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(
                        () -> FolderExport.of(folder).cancellation(cancellation).run())
                .isInstanceOf(CancelledException.class);
    }
}

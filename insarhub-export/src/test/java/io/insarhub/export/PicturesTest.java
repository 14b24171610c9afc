package io.insarhub.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.LonLat;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.plot.ColorScale;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures, tables and overlays of results. */
class PicturesTest {

    @TempDir
    Path folder;

    @Test
    void aQuickLookIsTransparentWhereThereIsNoValue() throws IOException {
        float[][] values = new float[60][80];
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 80; x++) {
                values[y][x] = x < 40 ? Float.NaN : x - 60;
            }
        }
        Path tif = GeoTiffExport.of(H5.velocity(values).write(folder.resolve("velocity.h5")))
                .to(folder.resolve("velocity.tif"));

        BufferedImage image =
                ImageIO.read(QuickLook.of(tif).writePng(folder.resolve("v.png")).toFile());

        // the map is 640 units wide from 78 on, at two pixels a unit
        assertThat(image.getRGB(2 * (78 + 160), 2 * 300) >>> 24).isZero();
        int red = image.getRGB(2 * (78 + 635), 2 * 300);
        int blue = image.getRGB(2 * (78 + 325), 2 * 300);
        assertThat(red >> 16 & 0xFF).isGreaterThan(2 * (red & 0xFF));
        assertThat(blue & 0xFF).isGreaterThan(2 * (blue >> 16 & 0xFF));
    }

    @Test
    void motionIsShownInMillimetresUnderAName() {
        Path velocity = GeoTiffExport.of(H5.velocity(new float[][] {{-0.02f, 0.01f, Float.NaN}})
                        .write(folder.resolve("velocity.h5")))
                .to(folder.resolve("renamed.tif"));
        ThinBand band = ThinBand.read(velocity, 1, ProgressListener.none(), Cancellation.never());

        ResultLook look = ResultLook.of(band, "renamed.tif");

        assertThat(look.title()).isEqualTo("Velocity");
        assertThat(look.caption())
                .startsWith("Line of sight, positive towards the satellite")
                .contains("renamed.tif");
        assertThat(look.units()).isEqualTo("mm/yr");
        assertThat(look.values(band)).containsExactly(-20, 10, Float.NaN);
        assertThat(look.mask()).isFalse();

        Path series = GeoTiffExport.of(H5.series(H5.ramp(3, 4, 5)).write(folder.resolve("timeseries_demErr.h5")))
                .to(folder.resolve("timeseries_demErr.tif"));
        ThinBand last = ThinBand.read(series, 3, ProgressListener.none(), Cancellation.never());
        assertThat(ResultLook.of(last, "timeseries_demErr.tif").title()).isEqualTo("Displacement, 2020-01-03");
        assertThat(ResultLook.of(last, "timeseries_demErr.tif").units()).isEqualTo("mm");
    }

    @Test
    void aMaskHasNoUnitsAndValuesOfAnotherDatasetKeepTheirs() throws IOException {
        Path mask = GeoTiffExport.of(Golden.h5("maskTempCoh", folder)).to(folder.resolve("maskTempCoh.tif"));
        ThinBand band = ThinBand.read(mask, 1, ProgressListener.none(), Cancellation.never());

        ResultLook look = ResultLook.of(band, "maskTempCoh.tif");

        assertThat(look.mask()).isTrue();
        assertThat(look.title()).isEqualTo("Mask by temporal coherence");
        assertThat(look.units()).isEmpty();
        assertThat(look.scale(look.values(band))).isEqualTo(new ColorScale(0, 1, false));

        Path error = GeoTiffExport.of(Golden.h5("velocity", folder))
                .dataset("velocityStd")
                .to(folder.resolve("velocity_velocityStd.tif"));
        ThinBand std = ThinBand.read(error, 1, ProgressListener.none(), Cancellation.never());
        ResultLook other = ResultLook.of(std, "velocity_velocityStd.tif");
        assertThat(other.title()).isEqualTo("Velocity, velocityStd");
        assertThat(other.units()).isEqualTo("m/year");
        assertThat(other.factor()).isEqualTo(1);
    }

    @Test
    void whoWaitsForAPictureHearsOfItAndMayEndIt() {
        Path tif = GeoTiffExport.of(H5.velocity(new float[600][4]).write(folder.resolve("velocity.h5")))
                .to(folder.resolve("velocity.tif"));
        List<Progress> heard = new ArrayList<>();

        QuickLook.of(tif).listener(heard::add).writePng(folder.resolve("v.png"));

        assertThat(heard).extracting(Progress::done).containsExactly(0L, 256L, 512L, 600L);
        assertThat(heard).extracting(Progress::task).containsOnly("drawing velocity.tif");
        assertThat(heard.get(3).isComplete()).isTrue();
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> QuickLook.of(tif).cancellation(cancellation).image())
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void aResultWithoutAnyValueStillHasAPicture() {
        Path tif = GeoTiffExport.of(H5.velocity(new float[][] {{Float.NaN, Float.NaN}})
                        .write(folder.resolve("velocity.h5")))
                .to(folder.resolve("velocity.tif"));

        assertThat(QuickLook.of(tif).image().getWidth()).isGreaterThan(100);
        assertThatThrownBy(() -> QuickLook.of(tif).band(2).image())
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("band");
    }

    @Test
    void aHistoryHasTheValuesOfItsPixel() throws IOException {
        Path h5 = H5.series(H5.ramp(4, 30, 40)).packed(2, 7, 9).write(folder.resolve("timeseries.h5"));

        PointHistory history = PointHistory.atPixel(h5, 11, 13);

        assertThat(history.values())
                .containsExactly(1 + 11 * 40 + 13.0, 1 + 41 * 40 + 13.0, 1 + 71 * 40 + 13.0, 1 + 101 * 40 + 13.0);
        assertThat(history.dates()).startsWith(LocalDate.of(2020, 1, 1)).hasSize(4);
        assertThat(Files.readString(history.writeCsv(folder.resolve("p.csv"))))
                .startsWith("date,displacement_m\n2020-01-01,454.0\n2020-01-02,1654.0\n");
        assertThat(ImageIO.read(history.writePng(folder.resolve("p.png")).toFile())
                        .getWidth())
                .isEqualTo(1520);
    }

    @Test
    void aHistoryHasNoValueWhereTheFileHasNoData() throws IOException {
        float[][][] values = {
            {{0, 0, -9999, 0}}, {{0, 2, -9999, Float.POSITIVE_INFINITY}}, {{0, 0, -9999, 3}},
        };
        Path zero = H5.series(values).with("NO_DATA_VALUE", "0.0").write(folder.resolve("timeseries.h5"));
        Path minus = H5.series(values).with("NO_DATA_VALUE", -9999).write(folder.resolve("timeseries_ramp.h5"));

        // a pixel that was not inverted did not stand still; one that was, began at zero
        assertThat(PointHistory.atPixel(zero, 0, 0).values()).containsOnly(Double.NaN);
        assertThat(PointHistory.atPixel(zero, 0, 1).values()).containsExactly(0.0, 2.0, 0.0);
        assertThat(PointHistory.atPixel(minus, 0, 2).values()).containsOnly(Double.NaN);
        PointHistory broken = PointHistory.atPixel(minus, 0, 3);
        assertThat(broken.values()).containsExactly(0.0, Double.NaN, 3.0);
        assertThat(Files.readString(broken.writeCsv(folder.resolve("p.csv"))))
                .isEqualTo("date,displacement_m\n2020-01-01,0.0\n2020-01-02,\n2020-01-03,3.0\n");
    }

    @Test
    void aPlaceFindsItsPixelInDegreesAndInUtm() throws IOException {
        Path degrees = Golden.h5("timeseries", folder);
        PointHistory history = PointHistory.at(degrees, new LonLat(-113 + 0.0008 * 10.5, 38 - 0.0008 * 20.5));
        assertThat(history.row()).isEqualTo(20);
        assertThat(history.column()).isEqualTo(10);
        assertThat(history.values()).hasSize(6);

        // zone 12's central meridian is easting 500,000
        Path utm = H5.series(H5.ramp(2, 30, 2000)).write(folder.resolve("timeseries_utm.h5"));
        assertThat(PointHistory.at(utm, new LonLat(-110.9999, 36.13)).column()).isEqualTo(1250);

        assertThatThrownBy(() -> PointHistory.at(degrees, new LonLat(0, 0)))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("outside");
        assertThatThrownBy(() -> PointHistory.atPixel(Golden.h5("velocity", folder), 0, 0))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("timeseries");
    }

    @Test
    void aKmzAcrossTheDateLineIsNoBandAroundTheGlobe() throws IOException {
        // 180° is near easting 819,600 here
        Path h5 = H5.velocity(H5.ramp(1, 50, 60)[0])
                .with("X_FIRST", 815000)
                .with("Y_FIRST", 8120000)
                .with("X_STEP", 200)
                .with("Y_STEP", -200)
                .with("EPSG", 32760)
                .write(folder.resolve("velocity.h5"));
        Path tif = GeoTiffExport.of(h5).to(folder.resolve("velocity.tif"));

        try (ZipFile kmz =
                new ZipFile(QuickLook.of(tif).writeKmz(folder.resolve("v.kmz")).toFile())) {
            String kml = new String(
                    kmz.getInputStream(Objects.requireNonNull(kmz.getEntry("doc.kml")))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(number(kml, "west")).isBetween(179.9, 180.0);
            assertThat(number(kml, "east")).isBetween(180.0, 180.2);
            BufferedImage overlay =
                    ImageIO.read(kmz.getInputStream(Objects.requireNonNull(kmz.getEntry("overlay.png"))));
            assertThat(overlay.getRGB(30, 25) >>> 24).isEqualTo(255);
        }
    }

    @Test
    void aKmzLiesOnTheGround() throws IOException {
        Path h5 = Golden.h5("velocity_nodata_none", folder);
        Path tif = GeoTiffExport.of(h5).to(folder.resolve("velocity.tif"));

        try (ZipFile kmz =
                new ZipFile(QuickLook.of(tif).writeKmz(folder.resolve("v.kmz")).toFile())) {
            String kml = new String(
                    kmz.getInputStream(Objects.requireNonNull(kmz.getEntry("doc.kml")))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            BufferedImage overlay =
                    ImageIO.read(kmz.getInputStream(Objects.requireNonNull(kmz.getEntry("overlay.png"))));
            assertThat(overlay.getWidth()).isEqualTo(420);
            assertThat(kml).contains("<name>Velocity</name>").contains(" mm/yr</description>");
            // gdaltransform of the corners of the grid, UTM 12N
            assertThat(number(kml, "north")).isCloseTo(37.601, within(0.01));
            assertThat(number(kml, "west")).isCloseTo(-113.055, within(0.01));
            assertThat(number(kml, "east")).isGreaterThan(number(kml, "west"));
        }
    }

    private static double number(String kml, String name) {
        int from = kml.indexOf("<" + name + ">") + name.length() + 2;
        return Double.parseDouble(kml.substring(from, kml.indexOf('<', from)));
    }
}

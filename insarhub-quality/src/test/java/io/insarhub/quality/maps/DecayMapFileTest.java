package io.insarhub.quality.maps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.api.Season;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.quality.coherence.DecayPlanes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A written decay map as GDAL sees it. */
class DecayMapFileTest {

    @TempDir
    private Path folder;

    @Test
    void gdalShowsThreeBandsTheCoordinateSystemNodataAndTags() throws Exception {
        assumeTrue(hasGdal(), "gdalinfo is not installed");
        Path file = folder.resolve("S1_coherence_decay_winter_vv.tif");
        DecayPlanes planes = new DecayPlanes(
                2, 1, new float[] {0.25f, Float.NaN}, new float[] {0.75f, Float.NaN}, new float[] {12.5f, Float.NaN});
        DecayMapFile.of(planes, new GeoTransform(-112.95, 37.75, 0.01, 0.01), Season.WINTER, "vv", "0123abcd")
                .write(file);

        String info = gdal(file);

        assertThat(info)
                .contains("Size is 2, 1")
                .contains("ID[\"EPSG\",4326]")
                .contains("Origin = (-112.95")
                .contains("Pixel Size = (0.01")
                .contains("season=winter")
                .contains("pol=vv")
                .contains("aoi=0123abcd")
                .contains("band1=gamma_inf_PS_floor")
                .contains("band2=gamma0_initial_coherence")
                .contains("band3=tau_decorrelation_days")
                .contains("STATISTICS_MAXIMUM=12.5");
        assertThat(info.lines().filter(line -> line.contains("Type=Float32"))).hasSize(3);
        assertThat(info.lines().filter(line -> line.contains("NoData Value=-9999")))
                .hasSize(3);
    }

    private String gdal(Path file) throws IOException, InterruptedException {
        Path out = folder.resolve("info.txt");
        Process process = new ProcessBuilder("gdalinfo", "-stats", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out, UTF_8);
    }

    private static boolean hasGdal() {
        try {
            return new ProcessBuilder("gdalinfo", "--version").start().waitFor(30, TimeUnit.SECONDS);
        } catch (IOException none) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

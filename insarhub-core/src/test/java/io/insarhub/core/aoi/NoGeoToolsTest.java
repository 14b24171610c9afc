package io.insarhub.core.aoi;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.core.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own, whose log of loaded classes is read: WGS84 needs no GeoTools, which takes seconds to start. */
class NoGeoToolsTest {

    @TempDir
    Path folder;

    @Test
    void areasInWgs84LoadNoClassOfGeoTools() throws Exception {
        List<String> loaded = loaded("area.geojson", "wgs84.shp", "polygonz.shp", "areas.gpkg");

        assertThat(loaded).anyMatch(line -> line.contains("io.insarhub.core.aoi.GeoPackage "));
        assertThat(loaded).noneMatch(line -> line.contains("org.geotools"));
    }

    @Test
    void areasInOtherSystemsDo() throws Exception {
        assertThat(loaded("utm12.shp")).anyMatch(line -> line.contains("org.geotools.referencing"));
    }

    private List<String> loaded(String... files) throws Exception {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + log + "::filecount=0",
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName()));
        for (String file : files) {
            command.add(TestData.resource("aoi/" + file).toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(log);
    }

    /** Reads areas and measures them. */
    static final class Reader {

        private Reader() {}

        public static void main(String[] args) {
            for (String file : args) {
                Aoi aoi = Aoi.read(Path.of(file));
                if (aoi.simplified().areaKm2() < 1 || aoi.toWkt().isEmpty()) {
                    throw new IllegalStateException(file);
                }
            }
        }
    }
}

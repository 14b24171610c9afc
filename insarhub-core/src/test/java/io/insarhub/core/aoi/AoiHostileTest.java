package io.insarhub.core.aoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.core.TestData;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are cut off, damaged or made to harm: each is an error that names the file, soon, and without filling the heap. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AoiHostileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"area.geojson", "wgs84.shp", "polygonz.shp"})
    void aFileCutOffAnywhereIsAnErrorThatNamesIt(String name) throws IOException {
        byte[] whole = Files.readAllBytes(TestData.resource("aoi/" + name));
        String ending = name.substring(name.indexOf('.'));
        for (int length = 0; length < whole.length - 3; length += 7) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            Path file = Files.write(folder.resolve("cut" + ending), part);

            assertThatThrownBy(() -> Aoi.read(file))
                    .as("%s bytes", length)
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("cut" + ending);
        }
    }

    @Test
    void aGeoPackageCutOffOrDamagedIsAnErrorThatNamesIt() throws IOException {
        byte[] whole = Files.readAllBytes(TestData.resource("aoi/areas.gpkg"));
        for (int length = 20; length < whole.length; length += 8192) {
            Path file = Files.write(folder.resolve("cut.gpkg"), java.util.Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> Aoi.read(file))
                    .as("%s bytes", length)
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("cut.gpkg");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"area.geojson", "wgs84.shp", "utm12.shp", "areas.gpkg"})
    void anyByteMayBeWrong(String name) throws IOException {
        byte[] whole = Files.readAllBytes(TestData.resource("aoi/" + name));
        Random random = new Random(7);
        Path file = folder.resolve("flipped" + name.substring(name.indexOf('.')));
        for (int i = 0; i < 150; i++) {
            byte[] flipped = whole.clone();
            for (int n = 0; n < 3; n++) {
                flipped[random.nextInt(Math.min(whole.length, 100_000))] = (byte) random.nextInt();
            }
            Files.write(file, flipped);
            try {
                assertThat(Aoi.read(file).bounds().south()).isBetween(-90.0, 90.0);
            } catch (BadFileException e) {
                assertThat(e).hasMessageContaining("flipped");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2, 3, 4] | GeoJSON object",
                "{\"type\": \"Topology\", \"arcs\": []} | Topology",
                "{\"type\": \"Polygon\"} | without coordinates",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0,0],[1,\"1\"],[1,0]]]} | two numbers",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0],[1],[1]]]} | two numbers",
                "{\"type\": \"Polygon\", \"coordinates\": [[0,0],[1,1],[1,0]]} | expected an array",
                "{\"type\": \"Polygon\", \"coordinates\": [[[[[0,0]]]]]} | four levels",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0,NaN],[1,1],[1,0]]]} | NaN",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0,1e999],[1,1],[1,0]]]} | Infinity",
                "{\"type\": \"LineString\", \"coordinates\": [[0,0]]} | LineString",
                "{\"type\": \"FeatureCollection\", \"features\": []} | empty",
                "{\"type\": \"FeatureCollection\"} | no geometry",
                "{\"type\": \"Feature\", \"geometry\": null} | empty",
                "{\"type\": \"Point\", \"coordinates\": [1, 2]} {} | more after the end",
                "{\"type\": \"Point\", \"coordinates\": null} | array of coordinates",
                "{\"coordinates\": [1, 2]} | \"type\"",
                "{\"type\": \"Point\", \"coordinates\": [1, 2], \"crs\": {\"type\": \"link\"}} | crs"
            })
    void whatIsNoGeoJsonIsRefusedWithTheReason(String json, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.geojson"), json);

        assertThatThrownBy(() -> Aoi.read(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("bad.geojson")
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> Aoi.ofGeoJson(json))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 600, 100_000})
    void nestingIsLimited(int depth) throws IOException {
        String json = "{\"type\": \"GeometryCollection\", \"geometries\": [".repeat(depth)
                + "{\"type\": \"Point\", \"coordinates\": [1, 2]}" + "]}".repeat(depth);
        Path file = Files.writeString(folder.resolve("deep.json"), json);

        if (depth < 100) {
            assertThat(Aoi.read(file)).isEqualTo(Aoi.ofWkt("POINT (1 2)"));
        } else {
            assertThatThrownBy(() -> Aoi.read(file))
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("deep.json");
        }
        String wkt = "GEOMETRYCOLLECTION (".repeat(depth) + "POINT (1 2)" + ")".repeat(depth);
        if (depth < 100) {
            assertThat(Aoi.ofWkt(wkt)).isEqualTo(Aoi.ofWkt("POINT (1 2)"));
        } else {
            assertThatThrownBy(() -> Aoi.ofWkt(wkt)).isInstanceOf(BadOptionException.class);
        }
    }

    @Test
    void moreThanAMillionPointsAreRefusedWhileTheyAreRead() throws IOException {
        Path file = folder.resolve("large.geojson");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("{\"type\": \"MultiPoint\", \"coordinates\": [[0,0]");
            for (int i = 0; i < 1_100_000; i++) {
                out.write(",[1,1]");
            }
            out.write("]}");
        }

        assertThatThrownBy(() -> Aoi.read(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("large.geojson")
                .hasMessageContaining("1,000,000 points")
                .hasMessageContaining("-simplify");
    }

    @Test
    void aScribbleIsRefusedBeforeItIsMended() {
        Random random = new Random(1);
        StringBuilder wkt = new StringBuilder("POLYGON ((0 0");
        for (int i = 0; i < 20_000; i++) {
            wkt.append(", ").append(random.nextDouble() * 100).append(' ').append(random.nextDouble() * 80);
        }

        assertThatThrownBy(() -> Aoi.ofWkt(wkt + ", 0 0))"))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("cross each other");
        assertThatThrownBy(() -> Aoi.ofWkt(wkt.toString().replace("POLYGON ((", "LINESTRING (") + ")"))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("cross each other");
    }

    @Test
    void countsInAShapefileAreNotBelieved() throws IOException {
        byte[] parts = Shp.header(5, Integer.MAX_VALUE, 4, 64).array();
        byte[] points = Shp.header(5, 1, Integer.MAX_VALUE, 64).array();
        byte[] negative = Shp.header(5, -1, -1, 64).array();
        byte[] order = Shp.header(3, 2, 4, 8 + 64).putInt(3).putInt(1).array();
        byte[] multi = Shp.header(8, Integer.MAX_VALUE, 0, 0).array();
        byte[] patch = Shp.header(31, 1, 4, 64).array();
        for (byte[] record : new byte[][] {parts, points, negative, order, multi, patch}) {
            Path file = Shp.write(folder.resolve("lies.shp"), 5, record);

            assertThatThrownBy(() -> Aoi.read(file))
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("lies.shp")
                    .hasMessageContaining("record 1");
        }
    }

    @Test
    void lengthsInAShapefileAreNotBelieved() throws IOException {
        byte[] record =
                ByteBuffer.allocate(28).putInt(1).putInt(Integer.MAX_VALUE).array();
        Path file = Files.write(folder.resolve("lies.shp"), Shp.file(5, record));
        assertThatThrownBy(() -> Aoi.read(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("record 1");

        // two gigabytes of nothing take no room on the disk
        Path sparse = Files.write(folder.resolve("sparse.shp"), Shp.file(5, record));
        try (RandomAccessFile out = new RandomAccessFile(sparse.toFile(), "rw")) {
            out.setLength(6L << 30);
        }
        assertThatThrownBy(() -> Aoi.read(sparse))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("sparse.shp")
                .hasMessageContaining("bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PROJCS[\"Nonsense\"] | coordinate reference system",
                "LOCAL_CS[\"site grid\",UNIT[\"metre\",1]] | coordinate reference system",
                "what is this | coordinate reference system"
            })
    void aPrjThatMakesNoSenseIsRefused(String prj, String reason) throws IOException {
        Path file = Files.copy(TestData.resource("aoi/utm12.shp"), folder.resolve("a.shp"));
        Files.writeString(folder.resolve("a.prj"), prj);

        assertThatThrownBy(() -> Aoi.read(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("a.shp")
                .hasMessageContaining(reason);
    }

    @Test
    void geometriesOfAGeoPackageAreNotBelieved() throws Exception {
        ByteBuffer lies = gp(1 + 4 + 4 + 4).put((byte) 1).putInt(3).putInt(Integer.MAX_VALUE);
        ByteBuffer many = gp(1 + 4 + 4).put((byte) 1).putInt(7).putInt(Integer.MAX_VALUE);
        ByteBuffer curve = gp(1 + 4 + 4).put((byte) 1).putInt(10).putInt(0);
        ByteBuffer order = gp(1 + 4 + 4).put((byte) 7).putInt(1).putInt(0);
        ByteBuffer deep = gp(9 * 100_000);
        for (int i = 0; i < 100_000; i++) {
            deep.put((byte) 1).putInt(7).putInt(1);
        }
        ByteBuffer envelope = gp(0).put(3, (byte) 0x0f);
        ByteBuffer notGp = ByteBuffer.wrap(new byte[30]);
        for (ByteBuffer blob : new ByteBuffer[] {lies, many, curve, order, deep, envelope, notGp}) {
            Path file = withBlob(bytes(blob));

            assertThatThrownBy(() -> Aoi.read(file))
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("blob.gpkg")
                    .hasMessageContaining("degrees, row 1");
        }
    }

    @Test
    void envelopesOfAllKindsAreSteppedOver() throws Exception {
        int[] bytes = {0, 32, 48, 48, 64};
        for (int kind = 0; kind < bytes.length; kind++) {
            ByteBuffer blob = gp(bytes[kind] + 21).put(3, (byte) (1 | kind << 1));
            blob.position(8 + bytes[kind]).put((byte) 1).putInt(1).putDouble(12).putDouble(7);

            assertThat(Aoi.read(withBlob(bytes(blob)))).isEqualTo(Aoi.ofWkt("POINT (12 7)"));
        }
    }

    @Test
    void aViewThatNeverEndsIsStopped() throws Exception {
        Path file = Files.copy(TestData.resource("aoi/areas.gpkg"), folder.resolve("endless.gpkg"));
        change(
                file,
                "DROP TABLE degrees",
                "CREATE VIEW degrees AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                        + " SELECT i AS fid, NULL AS geom FROM n WHERE i < 0");

        assertThatThrownBy(() -> GeoPackage.read(file, null, Duration.ofMillis(300)))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("could not be read within");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.kml", "a.dbf", "a.shp", "a.gpkg", "a.png"})
    void filesOfOtherKindsAreRefusedWithAWayOut(String name) throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7});

        assertThatThrownBy(() -> Aoi.read(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(name);
    }

    @Test
    void foldersAndMissingFilesAreRefused() {
        assertThatThrownBy(() -> Aoi.read(folder))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("folder");
        assertThatThrownBy(() -> Aoi.read(folder.resolve("none.shp")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("does not exist");
    }

    private static ByteBuffer gp(int content) {
        ByteBuffer blob = ByteBuffer.allocate(8 + content).order(ByteOrder.LITTLE_ENDIAN);
        return blob.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 1).putInt(4326);
    }

    private Path withBlob(byte[] blob) throws Exception {
        Path file = folder.resolve("blob.gpkg");
        Files.deleteIfExists(file);
        Files.copy(TestData.resource("aoi/areas.gpkg"), file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA journal_mode = MEMORY");
            dropTriggers(statement);
            statement.executeUpdate("DELETE FROM degrees");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO degrees (geom) VALUES (?)")) {
                insert.setBytes(1, blob);
                insert.executeUpdate();
            }
        }
        return file;
    }

    private static void change(Path file, String... sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            dropTriggers(statement);
            for (String one : sql) {
                statement.executeUpdate(one);
            }
        }
    }

    /** They need functions that only spatial programs have. */
    private static void dropTriggers(Statement statement) throws Exception {
        java.util.List<String> triggers = new java.util.ArrayList<>();
        try (var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
            while (rows.next()) {
                triggers.add(rows.getString(1));
            }
        }
        for (String trigger : triggers) {
            statement.executeUpdate("DROP TRIGGER \"" + trigger + "\"");
        }
    }

    /** All of a buffer, wherever it stands. */
    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.duplicate().clear().get(bytes);
        return bytes;
    }
}

package io.insarhub.export.outline;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.core.geotiff.Crs;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** An outline as a GeoPackage (OGC 12-128r18) with one layer, {@code raster_footprint}. */
public final class GeoPackageWriter {

    private static final String LAYER = "raster_footprint";
    // what SQLite takes for one value
    private static final long MOST_BYTES = 1_000_000_000;

    // what is handed to SQLite whole; its pages are smaller, so that longer ones are sure to go on in others
    private static final int WHOLE_BYTES = 1 << 16;
    private static final int BUFFER_BYTES = 1 << 16;

    private final PlacedOutline placed;

    private GeoPackageWriter(PlacedOutline placed) {
        this.placed = placed;
    }

    /** Writes the file in one step. An outline of nothing makes a layer without features. */
    public static void write(PlacedOutline placed, Instant changed, Path file) {
        Path temporary = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".tmp-" + UUID.randomUUID());
        try {
            GeoPackageWriter writer = new GeoPackageWriter(placed);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + temporary)) {
                connection.setAutoCommit(false);
                writer.write(connection, changed);
                connection.commit();
            }
            if (placed.outline().rings() > 0 && writer.size() > WHOLE_BYTES) {
                writer.fill(temporary);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | IOException e) {
            throw new BadFileException(
                    file,
                    null,
                    "could not be written: " + e.getMessage(),
                    "Make sure that its folder exists, can be written to and has room",
                    e);
        } finally {
            remove(temporary);
        }
    }

    private static void remove(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
            Files.deleteIfExists(temporary.resolveSibling(temporary.getFileName() + "-journal"));
        } catch (IOException e) {
            throw new BadFileException(
                    temporary, null, "could not be removed: " + e.getMessage(), "It can be deleted by hand", e);
        }
    }

    private void write(Connection connection, Instant changed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : TABLES) {
                statement.execute(sql);
            }
        }
        insert(connection, SRS, "Undefined Cartesian SRS", -1, "NONE", -1, "undefined");
        insert(connection, SRS, "Undefined geographic SRS", 0, "NONE", 0, "undefined");
        insertSystem(connection, Crs.ofEpsg(4326));
        if (placed.crs().epsg() != 4326) {
            insertSystem(connection, placed.crs());
        }
        double[] bounds = placed.bounds();
        insert(
                connection,
                "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)",
                LAYER,
                LAYER,
                changed.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000Z"),
                bounds[0],
                bounds[1],
                bounds[2],
                bounds[3],
                placed.crs().epsg());
        insert(
                connection,
                "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)",
                LAYER,
                placed.crs().epsg());
        if (placed.outline().rings() > 0) {
            boolean isWhole = size() <= WHOLE_BYTES;
            insert(
                    connection,
                    "INSERT INTO " + LAYER + " (source, geom) VALUES (?, " + (isWhole ? "?" : "zeroblob(?)") + ")",
                    placed.source(),
                    isWhole ? geometry() : size());
        }
    }

    /** Writes the geometry into the room that was left for it. */
    private void fill(Path file) throws SQLException, IOException {
        int rootPage;
        int pageBytes;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            rootPage = number(connection, "SELECT rootpage FROM sqlite_master WHERE name = '" + LAYER + "'");
            pageBytes = number(connection, "PRAGMA page_size");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            try (OutputStream blob = new LongBlob(channel, pageBytes, rootPage, size());
                    OutputStream out = new BufferedOutputStream(blob, BUFFER_BYTES)) {
                writeGeometry(out);
            }
            channel.force(true);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getInt(1);
        }
    }

    private byte[] geometry() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) size());
        try {
            writeGeometry(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void insertSystem(Connection connection, Crs crs) throws SQLException {
        String definition = CrsText.ogc(crs).orElse("undefined");
        insert(connection, SRS, crs.name(), crs.epsg(), "EPSG", crs.epsg(), definition);
    }

    private static void insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.execute();
        }
    }

    /** Bytes of the geometry. */
    private long size() {
        Outline outline = placed.outline();
        long size = 8 + 32 + 9 + 9L * outline.polygons() + 4L * outline.rings() + 16 * outline.points();
        if (size > MOST_BYTES) {
            throw new BadOptionException(
                    "file",
                    "the outline has " + outline.points() + " corners, more than a GeoPackage holds in one polygon;"
                            + " take bounds() instead, or a raster with fewer holes");
        }
        return size;
    }

    /** The header of a GeoPackage geometry with its envelope, then well-known binary. */
    private void writeGeometry(OutputStream out) throws IOException {
        Outline outline = placed.outline();
        double[] bounds = placed.bounds();
        ByteBuffer head = ByteBuffer.allocate(49).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 3);
        head.putInt(placed.crs().epsg());
        head.putDouble(bounds[0]).putDouble(bounds[2]).putDouble(bounds[1]).putDouble(bounds[3]);
        head.put((byte) 1).putInt(6).putInt(outline.polygons());
        out.write(head.array());
        for (int ring = 0; ring < outline.rings(); ring++) {
            int[] points = Rings.reversed(outline, ring);
            ByteBuffer bytes = ByteBuffer.allocate(13 + 8 * points.length).order(ByteOrder.LITTLE_ENDIAN);
            if (outline.isOuter(ring)) {
                bytes.put((byte) 1).putInt(3).putInt(ringsOfPolygon(ring));
            }
            bytes.putInt(points.length / 2);
            for (int i = 0; i < points.length; i += 2) {
                bytes.putDouble(placed.x(points[i])).putDouble(placed.y(points[i + 1]));
            }
            out.write(bytes.array(), 0, bytes.position());
        }
    }

    private int ringsOfPolygon(int outer) {
        int end = outer + 1;
        while (end < placed.outline().rings() && !placed.outline().isOuter(end)) {
            end++;
        }
        return end - outer;
    }

    private static final String SRS = "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)";

    private static final String[] TABLES = {
        "PRAGMA application_id = 1196444487",
        "PRAGMA user_version = 10300",
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,"
                + " organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,"
                + " description TEXT)",
        "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,"
                + " identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL,"
                + " min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,"
                + " CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))",
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,"
                + " geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,"
                + " CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),"
                + " CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),"
                + " CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))",
        "CREATE TABLE " + LAYER + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, source TEXT, geom MULTIPOLYGON)"
    };
}

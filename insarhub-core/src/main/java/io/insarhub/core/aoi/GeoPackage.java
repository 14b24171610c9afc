package io.insarhub.core.aoi;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads one feature table of a GeoPackage (OGC 12-128r18). The file is opened as one that nobody changes: it is neither
 * written nor locked, and nothing is left beside it.
 */
final class GeoPackage {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LARGEST_BLOB = 40 * PointBudget.MOST_POINTS;

    private final Connection connection;
    private final Duration patience;
    private final PointBudget budget = new PointBudget();

    private GeoPackage(Connection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /** A feature table. */
    private record Layer(String table, String column, CoordinateSystem crs) {}

    /** True for the first bytes of an SQLite database. */
    static boolean begins(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * The features of a table, in WGS84 degrees.
     *
     * @param name the table; null for the first one with features
     */
    static Geometry read(Path file, @Nullable String name) throws IOException {
        return read(file, name, PATIENCE);
    }

    static Geometry read(Path file, @Nullable String name, Duration patience) throws IOException {
        checkNothingPending(file);
        // immutable: no lock, no journal, no shared memory beside the file
        String url = "jdbc:sqlite:" + file.toRealPath().toUri().toString().replaceFirst("^file:/+", "file:///")
                + "?mode=ro&immutable=1";
        try (Connection connection = DriverManager.getConnection(url)) {
            GeoPackage pack = new GeoPackage(connection, patience);
            Layer layer = pack.layer(name);
            return layer.crs().toLonLat(pack.features(layer));
        } catch (SQLException e) {
            String problem = "08001".equals(e.getSQLState())
                    ? "needs org.xerial:sqlite-jdbc on the class path to be read"
                    : "cannot be read as a GeoPackage: " + e.getMessage();
            throw new BadFileException(null, null, problem, "", e);
        }
    }

    /** Changes that another program has not yet put into the file would be missed. */
    private static void checkNothingPending(Path file) throws IOException {
        for (String ending : List.of("-wal", "-journal")) {
            Path pending = file.resolveSibling(file.getFileName() + ending);
            if (Files.exists(pending) && Files.size(pending) > 0) {
                throw new BadFileException(
                        null,
                        null,
                        "has changes in " + pending.getFileName() + " that are not in the file itself yet",
                        "Close the program that has it open, or export the layer to a new file",
                        null);
            }
        }
    }

    private Layer layer(@Nullable String wanted) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT g.table_name, g.column_name, g.srs_id"
                        + " FROM gpkg_geometry_columns g JOIN gpkg_contents c ON c.table_name = g.table_name"
                        + " WHERE c.data_type = 'features' ORDER BY c.rowid")) {
            while (rows.next()) {
                String table = rows.getString(1);
                if (wanted == null || wanted.equalsIgnoreCase(table)) {
                    return new Layer(table, rows.getString(2), crs(rows.getInt(3)));
                }
                names.add(table);
            }
        }
        throw Refusal.of(
                wanted == null
                        ? "has no table of features"
                        : "has no table of features named " + wanted + ", only " + String.join(", ", names));
    }

    private CoordinateSystem crs(int srsId) throws SQLException {
        if (srsId == 4326 || srsId == 0 || srsId == -1) {
            // undefined: taken for degrees, and refused by their range where they are none
            return CoordinateSystem.LON_LAT;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?")) {
            statement.setInt(1, srsId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw Refusal.of("does not say what its coordinate reference system " + srsId
                            + " is. Reproject it to EPSG:4326");
                }
                String definition = row.getString(3);
                boolean epsg = "EPSG".equalsIgnoreCase(row.getString(1));
                return epsg || definition == null
                        ? CoordinateSystem.ofEpsg(row.getInt(2))
                        : CoordinateSystem.ofDefinition(definition);
            }
        }
    }

    private Geometry features(Layer layer) throws SQLException {
        String column = quoted(layer.column());
        String sql = "SELECT length(" + column + "), CASE WHEN length(" + column + ") <= " + LARGEST_BLOB + " THEN "
                + column + " END FROM " + quoted(layer.table());
        try (Statement statement = connection.createStatement();
                TimeLimit limit = TimeLimit.on(statement, patience)) {
            try (ResultSet rows = statement.executeQuery(sql)) {
                return features(layer.table(), rows);
            } catch (SQLException e) {
                if (limit.passed()) {
                    throw new BadFileException(
                            null,
                            layer.table(),
                            "could not be read within " + patience.toSeconds() + " seconds",
                            "Export the area alone to a file of its own",
                            e);
                }
                throw e;
            }
        }
    }

    private Geometry features(String table, ResultSet rows) throws SQLException {
        List<Geometry> features = new ArrayList<>();
        int number = 0;
        while (rows.next()) {
            String place = table + ", row " + ++number;
            if (rows.getLong(1) > LARGEST_BLOB) {
                throw Refusal.of("has a geometry of " + rows.getLong(1) + " bytes in " + place
                        + ". Simplify it first, for example with 'ogr2ogr -simplify'");
            }
            byte[] blob = rows.getBytes(2);
            budget.take(1);
            if (blob != null) {
                features.add(geometry(blob, place));
            }
        }
        return DateLine.FACTORY.createGeometryCollection(features.toArray(Geometry[]::new));
    }

    private Geometry geometry(byte[] blob, String place) {
        try {
            ByteBuffer in = ByteBuffer.wrap(blob);
            if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
                throw new IllegalArgumentException("is no GeoPackage geometry");
            }
            int envelope = envelopeBytes((blob[3] >> 1) & 7);
            if ((blob[3] & 0x20) != 0 || blob.length < 8 + envelope) {
                throw new IllegalArgumentException("is a GeoPackage geometry of a kind not read here, or cut off");
            }
            in.order(ByteOrder.LITTLE_ENDIAN).position(8 + envelope);
            return Wkb.read(in, budget);
        } catch (IllegalArgumentException e) {
            throw new BadFileException(null, place, String.valueOf(e.getMessage()), "", e);
        }
    }

    private static int envelopeBytes(int kind) {
        return switch (kind) {
            case 0 -> 0;
            case 1 -> 32;
            case 2, 3 -> 48;
            case 4 -> 64;
            default ->
                throw new IllegalArgumentException("has an envelope of the kind " + kind + ", which there is not");
        };
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

package io.insarhub.core.aoi;

import io.insarhub.api.BadFileException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads the shapes of a Shapefile (ESRI Shapefile Technical Description, July 1998): points, multi-points, lines and
 * polygons, with Z or M or without. Of the files beside it only the {@code .prj} is read. Nothing is allocated on the word of
 * a header alone.
 */
final class Shapefile {

    private static final int FILE_CODE = 9994;
    private static final int HEADER_BYTES = 100;
    private static final int RECORD_HEADER_BYTES = 8;
    private static final int LARGEST_PRJ = 1 << 16;
    // a million points with Z and M, and as many parts
    private static final int LARGEST_RECORD = 40 * PointBudget.MOST_POINTS;

    private final DataInputStream in;
    private final PointBudget budget = new PointBudget();
    private final List<ShapeRecord> records = new ArrayList<>();

    private Shapefile(DataInputStream in) {
        this.in = in;
    }

    /** True for the first bytes of a Shapefile. */
    static boolean begins(byte[] head) {
        return head.length >= 4 && ByteBuffer.wrap(head).getInt() == FILE_CODE;
    }

    /** The shapes of a file, in WGS84 degrees. */
    static Geometry read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new BufferedInputStream(bytes, 1 << 16))) {
            Shapefile shapefile = new Shapefile(in);
            shapefile.read(Files.size(file));
            return shapefile.lonLat(prj(file));
        } catch (EOFException e) {
            throw problem(null, "ends in the middle of its header", e);
        }
    }

    private void read(long fileBytes) throws IOException {
        byte[] header = new byte[HEADER_BYTES];
        in.readFully(header);
        long toldBytes =
                2L * Integer.toUnsignedLong(ByteBuffer.wrap(header, 24, 4).getInt());
        if (toldBytes > fileBytes) {
            throw problem(
                    null,
                    "says that it is " + toldBytes + " bytes long, but is " + fileBytes + ": it is cut off",
                    null);
        }
        int number = 0;
        for (long left = fileBytes - HEADER_BYTES; left > 0; ) {
            String place = "record " + ++number;
            if (left < RECORD_HEADER_BYTES) {
                throw problem(place, "is cut off", null);
            }
            in.readInt();
            long bytes = 2L * Integer.toUnsignedLong(in.readInt());
            left -= RECORD_HEADER_BYTES + bytes;
            if (left < 0 || bytes < 4) {
                throw problem(place, "says that it is " + bytes + " bytes long, which the file is not", null);
            }
            if (bytes > LARGEST_RECORD) {
                throw Refusal.of(
                        "has a shape of " + bytes + " bytes. Simplify it first, for example with 'ogr2ogr -simplify'");
            }
            byte[] content = new byte[(int) bytes];
            in.readFully(content);
            budget.take(1);
            record(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN), place);
        }
    }

    private void record(ByteBuffer content, String place) {
        try {
            ShapeRecord.read(content, budget).ifPresent(records::add);
        } catch (IllegalArgumentException e) {
            throw problem(place, String.valueOf(e.getMessage()), e);
        }
    }

    private Geometry lonLat(@Nullable String prj) {
        CoordinateSystem crs = prj == null ? undeclared() : CoordinateSystem.ofDefinition(prj);
        Geometry all = DateLine.FACTORY.createGeometryCollection(
                records.stream().map(record -> record.geometry(crs.isLonLat())).toArray(Geometry[]::new));
        return crs.toLonLat(all);
    }

    /** Without a .prj, numbers that can be degrees are taken for degrees. */
    private CoordinateSystem undeclared() {
        Envelope extent = new Envelope();
        for (ShapeRecord record : records) {
            for (Coordinate[] part : record.parts()) {
                for (Coordinate at : part) {
                    extent.expandToInclude(at);
                }
            }
        }
        boolean degrees = extent.isNull() || new Envelope(-360, 360, -90, 90).contains(extent);
        if (!degrees) {
            throw Refusal.of("has no .prj file beside it, and its coordinates, up to " + extent.getMaxX() + ", "
                    + extent.getMaxY() + ", are no degrees. Put its .prj file beside it");
        }
        return CoordinateSystem.LON_LAT;
    }

    private static @Nullable String prj(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String wanted = (dot < 0 ? name : name.substring(0, dot)) + ".prj";
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return null;
        }
        Path beside = folder.resolve(wanted);
        if (!Files.isRegularFile(beside)) {
            // file systems that tell .PRJ from .prj meet files from those that do not
            Optional<Path> other = upperCase(folder, wanted);
            if (other.isEmpty()) {
                return null;
            }
            beside = other.get();
        }
        try (InputStream in = Files.newInputStream(beside)) {
            String text = new String(in.readNBytes(LARGEST_PRJ), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? null : text;
        }
    }

    private static Optional<Path> upperCase(Path folder, String wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> String.valueOf(f.getFileName())
                            .toLowerCase(Locale.ROOT)
                            .equals(wanted.toLowerCase(Locale.ROOT)))
                    .filter(Files::isRegularFile)
                    .findFirst();
        }
    }

    private static BadFileException problem(@Nullable String place, String what, @Nullable Exception cause) {
        return new BadFileException(null, place, what, "", cause);
    }
}

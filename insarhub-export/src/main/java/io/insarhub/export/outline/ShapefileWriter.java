package io.insarhub.export.outline;

import io.insarhub.api.BadOptionException;
import io.insarhub.core.json.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * One polygon as a Shapefile (ESRI Shapefile Technical Description, July 1998): {@code .shp} with {@code .shx},
 * {@code .dbf}, {@code .prj} and {@code .cpg} beside it.
 */
public final class ShapefileWriter {

    private static final int HEADER_BYTES = 100;
    private static final int POLYGON = 5;
    private static final int FIELD_BYTES = 254;

    private final PlacedOutline placed;
    private final long contentBytes;

    private ShapefileWriter(PlacedOutline placed) {
        this.placed = placed;
        this.contentBytes =
                44 + 4L * placed.outline().rings() + 16 * placed.outline().points();
    }

    /** Writes the files, each in one step, the {@code .shp} last. An outline of nothing has no record. */
    public static void write(PlacedOutline placed, LocalDate date, Path shp) {
        String prj = CrsText.esri(placed.crs())
                .orElseThrow(() -> new BadOptionException(
                        "file",
                        "a Shapefile in EPSG:" + placed.crs().epsg() + " needs a definition that is not known here;"
                                + " write a GeoPackage (.gpkg) instead"));
        ShapefileWriter writer = new ShapefileWriter(placed);
        if (writer.contentBytes + HEADER_BYTES + 8 > Integer.MAX_VALUE) {
            throw new BadOptionException(
                    "file",
                    "the outline has " + placed.outline().points()
                            + " corners, more than a Shapefile holds; write a GeoPackage (.gpkg) instead");
        }
        boolean isNew = !Files.exists(shp);
        try {
            AtomicFile.write(beside(shp, ".prj"), out -> out.write(prj.getBytes(StandardCharsets.US_ASCII)));
            AtomicFile.write(beside(shp, ".cpg"), out -> out.write("UTF-8".getBytes(StandardCharsets.US_ASCII)));
            AtomicFile.write(beside(shp, ".dbf"), out -> out.write(writer.table(date)));
            AtomicFile.write(beside(shp, ".shx"), out -> out.write(writer.index()));
            AtomicFile.write(shp, writer::shapes);
        } catch (RuntimeException | Error e) {
            if (isNew) {
                removeBeside(shp, e);
            }
            throw e;
        }
    }

    /** Files that belong to a Shapefile that did not come to be. */
    private static void removeBeside(Path shp, Throwable because) {
        for (String ending : List.of(".prj", ".cpg", ".dbf", ".shx")) {
            try {
                Files.deleteIfExists(beside(shp, ending));
            } catch (IOException e) {
                because.addSuppressed(e);
            }
        }
    }

    private static Path beside(Path shp, String ending) {
        String name = String.valueOf(shp.getFileName());
        return shp.resolveSibling(name.substring(0, name.length() - 4) + ending);
    }

    private boolean isEmpty() {
        return placed.outline().rings() == 0;
    }

    private byte[] index() {
        ByteBuffer index = ByteBuffer.allocate(HEADER_BYTES + (isEmpty() ? 0 : 8));
        index.put(header(index.capacity()));
        if (!isEmpty()) {
            index.putInt(HEADER_BYTES / 2).putInt((int) (contentBytes / 2));
        }
        return index.array();
    }

    private void shapes(OutputStream to) throws IOException {
        OutputStream out = new BufferedOutputStream(to, 1 << 16);
        out.write(header(HEADER_BYTES + (isEmpty() ? 0 : 8 + contentBytes)));
        if (!isEmpty()) {
            ByteBuffer head = ByteBuffer.allocate(52);
            head.putInt(1).putInt((int) (contentBytes / 2)).order(ByteOrder.LITTLE_ENDIAN);
            head.putInt(POLYGON);
            Arrays.stream(placed.bounds()).forEach(head::putDouble);
            head.putInt(placed.outline().rings()).putInt((int) placed.outline().points());
            out.write(head.array());
            writeRings(out);
        }
        out.flush();
    }

    private void writeRings(OutputStream out) throws IOException {
        ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        int first = 0;
        for (int ring = 0; ring < placed.outline().rings(); ring++) {
            out.write(number.putInt(0, first).array());
            first += placed.outline().points(ring);
        }
        ByteBuffer point = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        try {
            for (int ring = 0; ring < placed.outline().rings(); ring++) {
                placed.outline().follow(ring, (x, y) -> {
                    try {
                        out.write(point.putDouble(0, placed.x(x))
                                .putDouble(8, placed.y(y))
                                .array());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private byte[] header(long fileBytes) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putInt(0, 9994).putInt(24, (int) (fileBytes / 2)).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(28, 1000).putInt(32, POLYGON).position(36);
        Arrays.stream(placed.bounds()).forEach(header::putDouble);
        return header.array();
    }

    /** A dBASE III table with one field of text. */
    private byte[] table(LocalDate date) {
        int headerBytes = 32 + 32 + 1;
        ByteBuffer table = ByteBuffer.allocate(headerBytes + (isEmpty() ? 0 : 1 + FIELD_BYTES) + 1)
                .order(ByteOrder.LITTLE_ENDIAN);
        table.put((byte) 3).put((byte) (date.getYear() - 1900));
        table.put((byte) date.getMonthValue()).put((byte) date.getDayOfMonth());
        table.putInt(isEmpty() ? 0 : 1).putShort((short) headerBytes).putShort((short) (1 + FIELD_BYTES));
        table.position(32);
        table.put("source".getBytes(StandardCharsets.US_ASCII)).position(32 + 11);
        table.put((byte) 'C').position(32 + 16);
        table.put((byte) FIELD_BYTES).position(64);
        table.put((byte) 0x0D);
        if (!isEmpty()) {
            byte[] text = new byte[1 + FIELD_BYTES];
            Arrays.fill(text, (byte) ' ');
            byte[] source = fitting(placed.source());
            System.arraycopy(source, 0, text, 1, source.length);
            table.put(text);
        }
        return table.put((byte) 0x1A).array();
    }

    /** As much of a text as the field holds, not ending within a letter. */
    private static byte[] fitting(String text) {
        String rest = text;
        byte[] bytes = rest.getBytes(StandardCharsets.UTF_8);
        while (bytes.length > FIELD_BYTES) {
            rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1));
            bytes = rest.getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }
}

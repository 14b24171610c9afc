package io.insarhub.core.aoi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes small Shapefiles, also such as no program would write. */
final class Shp {

    private Shp() {}

    static Path write(Path file, int type, byte[]... records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int number = 0;
        for (byte[] record : records) {
            bytes.writeBytes(ByteBuffer.allocate(8)
                    .putInt(++number)
                    .putInt(record.length / 2)
                    .array());
            bytes.writeBytes(record);
        }
        return Files.write(file, file(type, bytes.toByteArray()));
    }

    static byte[] file(int type, byte[] records) {
        ByteBuffer file = ByteBuffer.allocate(100 + records.length);
        file.putInt(0, 9994).putInt(24, (100 + records.length) / 2);
        file.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, type);
        return file.put(100, records).array();
    }

    static byte[] point(int type, double x, double y) {
        return little(20).putInt(type).putDouble(x).putDouble(y).array();
    }

    static byte[] multiPoint(double... xy) {
        ByteBuffer record = little(40 + 8 * xy.length).putInt(8).position(36).putInt(xy.length / 2);
        for (double v : xy) {
            record.putDouble(v);
        }
        return whole(record);
    }

    static byte[] parts(int type, double[][] parts) {
        int points = 0;
        for (double[] part : parts) {
            points += part.length / 2;
        }
        ByteBuffer record = header(type, parts.length, points, 4 * parts.length + 16 * points);
        int start = 0;
        for (double[] part : parts) {
            record.putInt(start);
            start += part.length / 2;
        }
        for (double[] part : parts) {
            for (double v : part) {
                record.putDouble(v);
            }
        }
        return whole(record);
    }

    private static byte[] whole(ByteBuffer record) {
        byte[] bytes = new byte[record.capacity()];
        record.get(0, bytes);
        return bytes;
    }

    /** The beginning of a record of parts, which may say what it does not hold. */
    static ByteBuffer header(int type, int parts, int points, int room) {
        return little(44 + room).putInt(type).position(36).putInt(parts).putInt(points);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

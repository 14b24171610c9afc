package io.insarhub.export;

import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.SampleType;
import io.insarhub.core.geotiff.TileWindow;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Test files, and what they must become. */
final class Golden {

    private Golden() {}

    /** A file of the test resources. */
    static Path resource(String name) {
        try {
            URL url = Objects.requireNonNull(Golden.class.getResource("/" + name), name);
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A golden result under the name that MintPy gives it. */
    static Path h5(String caseName, Path folder) throws IOException {
        String name = caseName.startsWith("velocity") ? "velocity" : caseName;
        return Files.copy(resource("golden/export/h5/" + caseName + ".h5"), folder.resolve(name + ".h5"));
    }

    /** SHA-256 of a band's values: little-endian, row by row. */
    static String sha256(Path tif, int band) throws NoSuchAlgorithmException {
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            int width = reader.info().width();
            int height = reader.info().height();
            float[] pixels = reader.readFloats(0, new TileWindow(band, 0, 0, width, height));
            boolean bytes = reader.info().sampleType() == SampleType.UINT8;
            ByteBuffer buffer =
                    ByteBuffer.allocate(pixels.length * (bytes ? 1 : 4)).order(ByteOrder.LITTLE_ENDIAN);
            for (float pixel : pixels) {
                if (bytes) {
                    buffer.put((byte) pixel);
                } else {
                    buffer.putFloat(pixel);
                }
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(buffer.array());
            return HexFormat.of().formatHex(digest);
        }
    }

    /** All pixels of a band. */
    static List<Double> pixels(Path tif, int band) {
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            int width = reader.info().width();
            float[] pixels = reader.readFloats(
                    0, new TileWindow(band, 0, 0, width, reader.info().height()));
            return IntStream.range(0, pixels.length)
                    .mapToObj(i -> (double) pixels[i])
                    .toList();
        }
    }
}

package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.archive.ZipArchive;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.RangeSource;
import io.insarhub.core.geotiff.TileWindow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file that came over the network to its last byte. */
@FunctionalInterface
interface ContentCheck {

    /** The parameter file is a few kilobytes long. */
    int MOST_TEXT_BYTES = 1 << 20;

    /** As many pixels as are unpacked at a time. */
    int STRIP_PIXELS = 1 << 20;

    /** A line of the parameter file. */
    Pattern LINE = Pattern.compile("[^:\\p{Cntrl}]+:[^\\p{Cntrl}]*");

    /**
     * Reads it.
     *
     * @throws BadFileException if it is not what it should be
     */
    void run(Path file, Cancellation cancellation);

    /** A zip whose entries all have their checksums, and that could do no harm. */
    static void zip(Path file, Cancellation cancellation) {
        ZipArchive.of(file).verify(ProgressListener.none(), cancellation);
    }

    /** A GeoTIFF whose pixels can all be unpacked. */
    static void geoTiff(Path file, Cancellation cancellation) {
        try (GeoTiffReader reader = GeoTiffReader.open(RangeSource.of(file), 1, cancellation)) {
            int width = reader.info().width();
            int height = reader.info().height();
            int blockRows = reader.info().levels().get(0).blockHeight();
            // whole blocks, so that none is unpacked twice, and each to the checksum at its end
            int rows = Math.max(1, STRIP_PIXELS / width / blockRows) * blockRows;
            for (int band = 1; band <= reader.info().bandCount(); band++) {
                for (int y = 0; y < height; y += rows) {
                    reader.read(new TileWindow(band, 0, y, width, Math.min(rows, height - y)));
                }
            }
        }
    }

    /**
     * HyP3's parameter file: {@code name: value} a line, the two scenes among them. It has no checksum, so a wrong letter in it
     * cannot be told.
     */
    static void text(Path file, Cancellation cancellation) {
        cancellation.throwIfCancelled("Checking " + file);
        try {
            if (Files.size(file) > MOST_TEXT_BYTES) {
                throw notParameters(file, null);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            if (!text.lines()
                            .allMatch(
                                    line -> line.isBlank() || LINE.matcher(line).matches())
                    || !text.contains("Reference Granule:")
                    || !text.contains("Secondary Granule:")) {
                throw notParameters(file, null);
            }
        } catch (CharacterCodingException e) {
            throw notParameters(file, e);
        } catch (IOException e) {
            throw new BadFileException(file, null, "cannot be read (" + e.getMessage() + ")", "Check the disk", e);
        }
    }

    private static BadFileException notParameters(Path file, @Nullable Exception cause) {
        return new BadFileException(
                file, null, "is corrupt: not the parameter file of an interferogram", "Fetch it again", cause);
    }
}

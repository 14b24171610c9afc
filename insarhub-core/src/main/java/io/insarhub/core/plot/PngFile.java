package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import io.insarhub.core.json.TemporaryFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a picture as PNG, whole or not at all. */
final class PngFile {

    private static final String METADATA = "javax_imageio_png_1.0";
    private static final double METERS_PER_INCH = 0.0254;
    private static final double UNITS_PER_INCH = 96;

    private PngFile() {}

    /**
     * Writes, replacing the file if it is there. A title that is not empty is kept as text in the file.
     *
     * @param scale pixels to a unit of the figure, of which an inch has 96
     */
    static void write(BufferedImage image, double scale, String title, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw unwritable(file, "is a folder, not a file", null);
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw unwritable(file, "its folder does not exist", null);
        }
        Path partial = TemporaryFiles.beside(file.toAbsolutePath());
        try {
            try (FileChannel channel =
                    FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                encode(image, scale, title, Channels.newOutputStream(channel));
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException e) {
            throw abandoned(partial, unwritable(file, "its folder may not be written to", e));
        } catch (IOException e) {
            throw abandoned(partial, unwritable(file, reason(e), e));
        }
    }

    private static void encode(BufferedImage image, double scale, String title, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            metadata.mergeTree(METADATA, tree(scale, title));
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode tree(double scale, String title) {
        String perMeter = Long.toString(Math.round(scale * UNITS_PER_INCH / METERS_PER_INCH));
        IIOMetadataNode root = new IIOMetadataNode(METADATA);
        IIOMetadataNode physical = new IIOMetadataNode("pHYs");
        physical.setAttribute("pixelsPerUnitXAxis", perMeter);
        physical.setAttribute("pixelsPerUnitYAxis", perMeter);
        physical.setAttribute("unitSpecifier", "meter");
        root.appendChild(physical);
        if (!title.isBlank()) {
            // iTXt rather than tEXt: a title need not be Latin-1.
            IIOMetadataNode text = new IIOMetadataNode("iTXt");
            IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
            entry.setAttribute("keyword", "Title");
            entry.setAttribute("compressionFlag", "FALSE");
            entry.setAttribute("compressionMethod", "0");
            entry.setAttribute("languageTag", "");
            entry.setAttribute("translatedKeyword", "");
            entry.setAttribute("text", title.strip());
            text.appendChild(entry);
            root.appendChild(text);
        }
        return root;
    }

    /** The reason without the name of the partial file, which nobody knows. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.toString();
    }

    private static BadFileException unwritable(Path file, String problem, @Nullable Exception cause) {
        return new BadFileException(
                file,
                null,
                "the plot could not be written: " + problem,
                "Choose a file in a folder that exists and may be written to, with room on its disk",
                cause);
    }

    private static BadFileException abandoned(Path partial, BadFileException error) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            error.addSuppressed(e);
        }
        return error;
    }
}

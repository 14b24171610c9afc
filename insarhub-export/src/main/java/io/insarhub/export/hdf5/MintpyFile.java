package io.insarhub.export.hdf5;

import io.insarhub.api.BadFileException;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A MintPy result, opened for reading. Bytes are not trusted: whatever is wrong ends in a {@link BadFileException}. */
public final class MintpyFile implements Closeable {

    private static final String AGAIN = "Copy or compute the file again";

    private final Path path;
    private final HdfFile hdf;
    private final FileChannel channel;
    private final Attributes attributes;
    private final Queue<ChunkDecoder> decoders = new ConcurrentLinkedQueue<>();

    private MintpyFile(Path path, HdfFile hdf, FileChannel channel) {
        this.path = path;
        this.hdf = hdf;
        this.channel = channel;
        this.attributes = guarded("attributes", () -> Attributes.read(hdf.getAttributes()));
    }

    /**
     * Opens a file.
     *
     * @throws BadFileException if there is none, or it is no HDF5 file
     */
    public static MintpyFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            String problem = Files.isDirectory(path) ? "is a folder, not a file" : "does not exist";
            throw new BadFileException(path, null, problem, "Name a MintPy result, such as velocity.h5", null);
        }
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new MintpyFile(path, hdf(path), channel);
            } catch (RuntimeException | Error e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BadFileException(path, null, "cannot be read: " + e.getMessage(), "Check its permissions", e);
        }
    }

    private static HdfFile hdf(Path path) {
        try {
            return new HdfFile(path);
        } catch (RuntimeException | StackOverflowError e) {
            throw new BadFileException(
                    path, null, "is no HDF5 file, or damaged: " + e.getMessage(), "Name a MintPy result; " + AGAIN, e);
        }
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** The attributes of the file. */
    public Attributes attributes() {
        return attributes;
    }

    /**
     * What a dataset is measured in: its own {@code UNIT}, else the file's, else empty. MintPy gives each dataset of a
     * velocity file its own, for an intercept is in metres where the velocity is in metres a year.
     */
    public String units(String name) {
        return guarded("dataset " + name, () -> Attributes.read(dataset(name).getAttributes()))
                .get("UNIT")
                .or(() -> attributes.get("UNIT"))
                .orElse("");
    }

    /**
     * The value that means "no data" beside NaN and infinities; NaN where the file has none.
     *
     * @throws BadFileException if it is no number
     */
    public float noData() {
        String text = attributes.get("NO_DATA_VALUE").orElse("none");
        if (text.equalsIgnoreCase("none") || text.equalsIgnoreCase("nan")) {
            return Float.NaN;
        }
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw new BadFileException(
                    path, "attribute NO_DATA_VALUE", "\"" + text + "\" is no number", "Correct the attribute", e);
        }
    }

    /** Names of its datasets of two or three dimensions. */
    public List<String> cubes() {
        return guarded(
                "datasets",
                () -> hdf.getChildren().values().stream()
                        .filter(node -> node instanceof Dataset dataset && isCube(dataset))
                        .map(Node::getName)
                        .toList());
    }

    /**
     * A dataset of pixels.
     *
     * @throws BadFileException if there is no such dataset, or it is none of numbers that can be read here
     */
    public Cube cube(String name) {
        return guarded("dataset " + name, () -> open(name));
    }

    /** True if {@link #dates} has something to tell. */
    public boolean hasDates() {
        return guarded("datasets", () -> hdf.getChildren().containsKey("date"));
    }

    /**
     * The dates of a time series, {@code YYYYMMDD}; those of a stack of pairs as {@code YYYYMMDD_YYYYMMDD}.
     *
     * @throws BadFileException if the file has none
     */
    public List<String> dates() {
        return guarded("dataset date", () -> {
            Object values = dataset("date").getData();
            List<String> dates = new ArrayList<>();
            for (int i = 0; i < Array.getLength(values); i++) {
                dates.add(date(Array.get(values, i)));
            }
            return dates;
        });
    }

    /** Gives back the file and the memory of the decoders. */
    @Override
    public void close() {
        try {
            channel.close();
            hdf.close();
        } catch (IOException e) {
            throw new BadFileException(path, null, "could not be closed: " + e.getMessage(), "Check the disk", e);
        }
        for (ChunkDecoder decoder = decoders.poll(); decoder != null; decoder = decoders.poll()) {
            decoder.close();
        }
    }

    private static String date(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.US_ASCII).strip();
        }
        if (value != null && value.getClass().isArray()) {
            return date(Array.get(value, 0)) + "_" + date(Array.get(value, 1));
        }
        return String.valueOf(value).strip();
    }

    private Dataset dataset(String name) {
        Node node = hdf.getChildren().get(name);
        if (node instanceof Dataset dataset) {
            return dataset;
        }
        throw new BadFileException(
                null,
                null,
                "is not there",
                "The file has " + String.join(", ", hdf.getChildren().keySet()),
                null);
    }

    private static boolean isCube(Dataset dataset) {
        int dimensions = dataset.getDimensions().length;
        return dimensions == 3 || (dimensions == 2 && !dataset.getName().equals("date"));
    }

    private Cube open(String name) {
        Dataset dataset = dataset(name);
        long[] sizes = dataset.getDimensionsAsLong();
        if (sizes.length < 2 || sizes.length > 3) {
            throw refused("has " + sizes.length + " dimensions; a map has two, a series of maps three");
        }
        for (long size : sizes) {
            if (size < 1 || size > Integer.MAX_VALUE) {
                throw refused("has a side of " + size + " pixels");
            }
        }
        int flat = 3 - sizes.length;
        int bands = flat == 1 ? 1 : (int) sizes[0];
        Box whole = new Box(0, 0, 0, bands, (int) sizes[1 - flat], (int) sizes[2 - flat]);
        ElementType type = ElementType.of(dataset.getDataType())
                .orElseThrow(() -> refused("is stored as "
                        + dataset.getDataType().getClass().getSimpleName()
                        + ", which is no plain number"));
        return new Cube(this, name, whole, type, chunks(dataset, type, whole), fill(dataset), decoders);
    }

    private Chunks chunks(Dataset dataset, ElementType type, Box whole) {
        if (dataset instanceof ChunkedDataset chunked) {
            return new StoredChunks(chunked, type, whole);
        }
        if (dataset instanceof ContiguousDataset plain && !dataset.isEmpty()) {
            return new ContiguousChunks(channel, plain.getDataAddress() + hdf.getUserBlockSize(), type, whole);
        }
        throw refused(
                dataset.isEmpty()
                        ? "was never written"
                        : "has the layout "
                                + String.valueOf(dataset.getDataLayout()).toLowerCase(Locale.ROOT)
                                + ", which is not read here");
    }

    private static float fill(Dataset dataset) {
        return dataset.getFillValue() instanceof Number number ? number.floatValue() : 0;
    }

    private static BadFileException refused(String problem) {
        return new BadFileException(null, null, problem, "Write it again, for example with MintPy or h5repack", null);
    }

    /** jHDF throws whatever damaged bytes lead it into. */
    private <T> T guarded(String place, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BadFileException e) {
            throw new BadFileException(path, place, e.problem(), advice(e), e);
        } catch (RuntimeException | StackOverflowError | InternalError e) {
            throw new BadFileException(
                    path,
                    place,
                    FilterNames.explained(e).orElse("cannot be read, it is damaged or cut off: " + e.getMessage()),
                    AGAIN,
                    e);
        }
    }

    private static String advice(BadFileException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf(e.problem() + ". ");
        return at < 0 ? AGAIN : message.substring(at + e.problem().length() + 2);
    }
}

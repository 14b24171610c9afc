package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An HDF5 file that is read, whatever is wrong with it: all errors are {@link BadFileException}s that name it. */
final class Hdf5File implements AutoCloseable {

    private static final String ADVICE = "Make the file again, or give another one";

    private final Path path;
    private final FileChannel channel;
    private final HdfFile file;

    private Hdf5File(Path path, FileChannel channel, HdfFile file) {
        this.path = path;
        this.channel = channel;
        this.file = file;
    }

    /** Something that is read. */
    interface Reading<T> {
        T read() throws IOException;
    }

    static Hdf5File open(Path path) {
        return guarded(path, () -> {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new Hdf5File(path, channel, new HdfFile(path));
            } catch (RuntimeException | StackOverflowError e) {
                channel.close();
                throw e;
            }
        });
    }

    /** Reads something, and tells what went wrong in terms of this file. */
    <T> T guarded(Reading<T> reading) {
        return guarded(path, reading);
    }

    // a library that follows addresses in foreign bytes fails with whatever exception comes first
    private static <T> T guarded(Path path, Reading<T> reading) {
        try {
            return reading.read();
        } catch (BadFileException e) {
            throw e.file().isPresent() ? e : e.in(path, ADVICE);
        } catch (InsarhubException e) {
            throw e;
        } catch (ClosedByInterruptException e) {
            throw new CancelledException("reading " + path.getFileName());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            String problem = "could not be read as HDF5: " + (e.getMessage() == null ? e : e.getMessage());
            throw new BadFileException(path, null, problem, ADVICE, e);
        }
    }

    Path path() {
        return path;
    }

    boolean has(String dataset) {
        return guarded(() -> file.getChildren().get(dataset) instanceof Dataset);
    }

    private Dataset dataset(String name) {
        if (file.getChildren().get(name) instanceof Dataset found) {
            return found;
        }
        throw new BadFileException(path, name, "there is no such dataset", ADVICE, null);
    }

    Raster raster(String name) {
        return guarded(() -> new Raster(dataset(name), channel, file.getUserBlockSize()));
    }

    /** All elements of a small dataset, as text, one after the other. */
    List<String> texts(String name, int most) {
        return guarded(() -> {
            Dataset dataset = dataset(name);
            if (dataset.getSize() > most) {
                throw new BadFileException(
                        path, name, "has " + dataset.getSize() + " elements, more than " + most, ADVICE, null);
            }
            List<String> texts = new ArrayList<>();
            flatten(dataset.getData(), texts);
            return texts;
        });
    }

    private static void flatten(@Nullable Object value, List<String> texts) {
        if (value != null && value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                flatten(Array.get(value, i), texts);
            }
        } else {
            texts.add(String.valueOf(value));
        }
    }

    /** An attribute of a dataset as text; empty if there is none. */
    Optional<String> attribute(String dataset, String name) {
        return guarded(
                () -> Optional.ofNullable(dataset(dataset).getAttributes().get(name))
                        .map(attribute -> String.valueOf(attribute.getData())));
    }

    /** The attributes of the file as text; names in whatever case. */
    Map<String, String> attributes() {
        return guarded(() -> {
            Map<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            file.getAttributes().forEach((name, attribute) -> {
                List<String> texts = new ArrayList<>();
                flatten(attribute.getData(), texts);
                attributes.put(name, String.join(" ", texts).strip());
            });
            return attributes;
        });
    }

    /** Whether a text stands for true, as jHDF gives out booleans and numbers. */
    static boolean isTrue(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "FALSE", "0" -> false;
            default -> true;
        };
    }

    @Override
    public void close() {
        guarded(() -> {
            channel.close();
            file.close();
            return "";
        });
    }
}

package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** MintPy's {@code inputs/ifgramStack.h5}, read by rows. Interferograms that were dropped are not there for anybody. */
public final class StackFile implements StackSource, AutoCloseable {

    private static final String MODIFIED = "MODIFICATION_TIME";
    private static final int MOST_PAIRS = 1_000_000;
    private static final String ADVICE = "Load the stack again";

    private final Hdf5File file;
    private final int[] kept;
    private final Map<Layer, Raster> rasters = new EnumMap<>(Layer.class);
    private final StackHeader header;

    private StackFile(Hdf5File file, boolean withDropped) {
        this.file = file;
        List<String> dates = file.texts("date", 2 * MOST_PAIRS);
        int pairs = dates.size() / 2;
        kept = withDropped ? IntStream.range(0, pairs).toArray() : kept(pairs);
        for (Layer layer : Layer.values()) {
            if (file.has(layer.dataset())) {
                rasters.put(layer, file.raster(layer.dataset()));
            }
        }
        Raster phase = rasters.get(Layer.PHASE);
        if (phase == null) {
            throw bad(Layer.PHASE.dataset(), "there is no such dataset");
        }
        rasters.forEach((layer, raster) -> {
            if (raster.slices != dates.size() / 2 || raster.rows != phase.rows || raster.columns != phase.columns) {
                throw bad(
                        layer.dataset(),
                        "is of " + raster.slices + " × " + raster.rows + " × " + raster.columns + ", expected "
                                + dates.size() / 2 + " × " + phase.rows + " × " + phase.columns);
            }
        });
        if ((long) phase.rows * phase.columns > Integer.MAX_VALUE - 8) {
            throw bad(Layer.PHASE.dataset(), "has more than 2³¹ pixels");
        }
        header = file.guarded(() -> new StackHeader(
                phase.rows,
                phase.columns,
                network(dates),
                baselines(dates.size() / 2),
                attributes(),
                List.copyOf(rasters.keySet())));
    }

    private StackFile(StackFile whole, boolean[] keep) {
        file = whole.file;
        rasters.putAll(whole.rasters);
        int[] indices = IntStream.range(0, keep.length).filter(m -> keep[m]).toArray();
        kept = IntStream.of(indices).map(m -> whole.kept[m]).toArray();
        StackHeader all = whole.header;
        List<Network.Edge> pairs = all.network().pairs();
        List<LocalDate> dates = all.network().dates();
        Network network = Network.of(
                IntStream.of(indices)
                        .mapToObj(m -> dates.get(pairs.get(m).first()))
                        .toList(),
                IntStream.of(indices)
                        .mapToObj(m -> dates.get(pairs.get(m).second()))
                        .toList());
        List<Double> bperp = all.bperpMeters().isEmpty()
                ? List.of()
                : IntStream.of(indices).mapToObj(all.bperpMeters()::get).toList();
        header = new StackHeader(all.rows(), all.columns(), network, bperp, all.attributes(), all.layers());
    }

    /**
     * The same stack with some of its interferograms; it ends when this one is closed.
     *
     * @param keep whether each interferogram stays
     */
    public StackFile keeping(boolean[] keep) {
        return new StackFile(this, keep);
    }

    /**
     * Opens a stack.
     *
     * @throws BadFileException if it is no HDF5 file, cut short, or no stack
     */
    public static StackFile open(Path path) {
        return open(path, false);
    }

    /** Opens a stack with the interferograms that were dropped; {@link #marked} tells them. */
    public static StackFile openWithDropped(Path path) {
        return open(path, true);
    }

    private static StackFile open(Path path, boolean withDropped) {
        Hdf5File file = Hdf5File.open(path);
        try {
            return new StackFile(file, withDropped);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private BadFileException bad(String place, String problem) {
        return new BadFileException(file.path(), place, problem, ADVICE, null);
    }

    /** Those of the file, and when the coherence was last changed. */
    private Map<String, String> attributes() {
        Map<String, String> attributes = file.attributes();
        if (rasters.containsKey(Layer.COHERENCE)) {
            file.attribute(Layer.COHERENCE.dataset(), MODIFIED).ifPresent(time -> attributes.put(MODIFIED, time));
        }
        return attributes;
    }

    private int[] kept(int pairs) {
        if (!file.has("dropIfgram")) {
            return IntStream.range(0, pairs).toArray();
        }
        List<String> keep = file.texts("dropIfgram", MOST_PAIRS);
        if (keep.size() != pairs) {
            throw bad("dropIfgram", "has " + keep.size() + " elements for " + pairs + " interferograms");
        }
        // MintPy's name is the wrong way round: true is for those that are kept
        return IntStream.range(0, pairs)
                .filter(m -> Hdf5File.isTrue(keep.get(m)))
                .toArray();
    }

    /** Whether each interferogram of the stack is kept, by what the file says. */
    public boolean[] marked() {
        boolean[] marked = new boolean[kept.length];
        int[] keptByFile = kept(file.texts("date", 2 * MOST_PAIRS).size() / 2);
        for (int i = 0; i < marked.length; i++) {
            marked[i] = Arrays.binarySearch(keptByFile, kept[i]) >= 0;
        }
        return marked;
    }

    private Network network(List<String> dates) {
        List<LocalDate> first = new ArrayList<>();
        List<LocalDate> second = new ArrayList<>();
        for (int m : kept) {
            first.add(date(dates.get(2 * m)));
            second.add(date(dates.get(2 * m + 1)));
        }
        return Network.of(first, second);
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip(), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            throw bad("date", "\"" + text + "\" is not a date as 20200104");
        }
    }

    private List<Double> baselines(int pairs) {
        if (!file.has("bperp")) {
            return List.of();
        }
        List<String> all = file.texts("bperp", MOST_PAIRS);
        if (all.size() != pairs) {
            throw bad("bperp", "has " + all.size() + " elements for " + pairs + " interferograms");
        }
        return IntStream.of(kept).mapToObj(m -> Double.valueOf(all.get(m))).toList();
    }

    @Override
    public StackHeader header() {
        return header;
    }

    /** Rows that are best read together. */
    public int rowStep() {
        return rasters.values().stream().mapToInt(Raster::rowStep).max().orElse(1);
    }

    @Override
    public void read(Layer layer, int row, int rows, float[] out) {
        Raster raster = rasters.get(layer);
        if (raster == null) {
            throw bad(layer.dataset(), "there is no such dataset");
        }
        file.guarded(() -> {
            raster.read(kept, row, rows, out);
            return "";
        });
    }

    /** Changes when the stack does: path, size and time of change of the file, and what is kept of it. */
    public String identity() {
        return file.guarded(() -> file.path().toAbsolutePath() + "," + Files.size(file.path()) + ","
                + Files.getLastModifiedTime(file.path()).toMillis() + "," + Arrays.hashCode(kept));
    }

    @Override
    public void close() {
        file.close();
    }
}

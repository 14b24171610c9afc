package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.download.Workers;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.json.PythonFloat;
import io.insarhub.hyp3.mintpy.GeometryOutput;
import io.insarhub.hyp3.mintpy.StackOutput;
import io.insarhub.hyp3.mintpy.StackPair;
import io.insarhub.hyp3.prepare.LayerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads clipped products into {@code inputs/ifgramStack.h5} and {@code inputs/geometryGeo.h5}, as MintPy's {@code load_data} does,
 * without it: the same arrays bit for bit, names, types and attributes. Interferograms are in the order of their dates; heights
 * and angles come from the first product that has them, by name. Memory: 256 rows of a raster for each processor.
 */
public final class StackLoader {

    private final Path clip;
    private final Map<String, String> more;

    private StackLoader(Path clip, Map<String, String> more) {
        this.clip = clip;
        this.more = more;
    }

    /** Loads the products of a {@code clip/} folder. */
    public static StackLoader of(Path clip) {
        return new StackLoader(clip, Map.of());
    }

    /** The same, with the settings of a configuration among the attributes, as MintPy has them. */
    public StackLoader with(MintpyConfig config) {
        Map<String, String> set = new TreeMap<>();
        config.toMap().forEach((field, value) -> {
            if (!value.equals("auto")) {
                set.put("mintpy." + MintpyKeys.key(field), value.toString());
            }
        });
        return new StackLoader(clip, set);
    }

    /**
     * Writes both files, each whole or not at all; those that are there, made of the same rasters, stay.
     *
     * @param inputs the folder for them; made if it is not there
     * @param listener hears of each interferogram, as task {@code load}
     * @throws BadFileException if a layer is missing, damaged, or of another size than the first; names it
     * @throws io.insarhub.api.CancelledException if cancelled
     */
    public LoadedStack load(Path inputs, ProgressListener listener, Cancellation cancellation) {
        List<String> warnings = new ArrayList<>();
        Map<String, String> products = products(warnings);
        List<StackPair> pairs = new ArrayList<>();
        products.forEach((order, product) -> pairs.add(pair(product, warnings)));
        warnOfComponents(pairs, warnings);
        String first = products.values().iterator().next();
        AnalysisFolder.make(inputs);
        Path stackFile = inputs.resolve("ifgramStack.h5");
        Path geometryFile = inputs.resolve("geometryGeo.h5");
        GeoTiffInfo info = info(pairs.get(0).phase());
        MintpyAttributes attributes = attributes(pairs.get(0).phase(), info, first);
        StackOutput.Content content = new StackOutput.Content(
                pairs, info.width(), info.height(), newest(pairs), attributes.ofStack(project(), more));
        if (!content.isIn(stackFile)) {
            writeStack(stackFile, content, listener, cancellation);
        }
        writeGeometry(geometryFile, info, warnings, cancellation);
        return new LoadedStack(stackFile, geometryFile, pairs.size(), info.width(), info.height(), warnings);
    }

    private static void warnOfComponents(List<StackPair> pairs, List<String> warnings) {
        long with = pairs.stream().filter(pair -> pair.components() != null).count();
        if (with > 0 && with < pairs.size()) {
            warnings.add("only " + with + " of " + pairs.size()
                    + " interferograms have unwrapping components (conncomp); the stack is without");
        }
    }

    private static void writeStack(
            Path file, StackOutput.Content content, ProgressListener listener, Cancellation cancellation) {
        int count = content.pairs().size();
        AtomicInteger done = new AtomicInteger();
        try (StackOutput output = StackOutput.begin(file, content)) {
            Workers.run(count, Machine.processors(), cancellation, "loading interferograms", (i, stop) -> {
                output.writePair(i, stop);
                listener.onProgress(Progress.of("load", done.incrementAndGet(), count, "interferograms"));
                return i;
            });
            output.finish();
        }
    }

    private void writeGeometry(Path file, GeoTiffInfo grid, List<String> warnings, Cancellation cancellation) {
        Path dem = first(LayerKind.DEM);
        if (dem == null) {
            throw new BadFileException(
                    clip, null, "holds no elevation model (*_dem_clip.tif)", "Prepare the stack again", null);
        }
        String product = LayerKind.DEM.productOfClip(String.valueOf(dem.getFileName()));
        ProductParameters parameters = ProductParameters.read(clip.resolve(product + ".txt"));
        MintpyAttributes attributes = attributes(dem, info(dem), product);
        GeometryOutput.Content content = new GeometryOutput.Content(
                dem,
                first(LayerKind.LOOK_THETA),
                first(LayerKind.LOOK_PHI),
                first(LayerKind.WATER_MASK),
                grid.width(),
                grid.height(),
                parameters.earthRadiusMeters().orElse(Double.NaN),
                parameters.spacecraftHeightMeters().orElse(Double.NaN),
                attributes.ofGeometry());
        if (content.lookTheta() == null) {
            warnings.add("no product has look vectors: the geometry is without incidence angle and slant range");
        }
        GeometryOutput.write(file, content, cancellation);
    }

    /** Names by dates and name, one for each pair of dates. */
    private Map<String, String> products(List<String> warnings) {
        Map<String, String> byDates = new TreeMap<>();
        for (String file : names(LayerKind.PHASE)) {
            String product = LayerKind.PHASE.productOfClip(file);
            ProductName name = name(product);
            String before = byDates.put(date(name.referenceDate()) + "_" + date(name.secondaryDate()), product);
            if (before != null) {
                warnings.add("two products are of the same dates: " + before + " was left out for " + product);
            }
        }
        if (byDates.isEmpty()) {
            throw new BadFileException(
                    clip, null, "holds no clipped phase (*_unw_phase_clip.tif)", "Prepare the stack first", null);
        }
        return byDates;
    }

    private ProductName name(String product) {
        try {
            return ProductName.parse(product);
        } catch (BadOptionException e) {
            throw new BadFileException(
                    clip.resolve(LayerKind.PHASE.clippedName(product)),
                    null,
                    "has no name of a HyP3 product, which tells its dates",
                    "Move it out of the folder, or prepare the stack again",
                    e);
        }
    }

    private StackPair pair(String product, List<String> warnings) {
        ProductName name = ProductName.parse(product);
        ProductParameters parameters = ProductParameters.read(clip.resolve(product + ".txt"));
        if (parameters.baselineMeters().isEmpty()) {
            warnings.add(product + " does not tell its perpendicular baseline; it is NaN in the stack");
        }
        Path components = clip.resolve(LayerKind.CONNECTED_COMPONENTS.clippedName(product));
        return new StackPair(
                clip.resolve(LayerKind.PHASE.clippedName(product)),
                clip.resolve(LayerKind.COHERENCE.clippedName(product)),
                Files.isRegularFile(components) ? components : null,
                date(name.referenceDate()),
                date(name.secondaryDate()),
                (float) parameters.baselineMeters().orElse(Double.NaN));
    }

    private MintpyAttributes attributes(Path raster, GeoTiffInfo info, String product) {
        return new MintpyAttributes(
                raster, info, name(product), ProductParameters.read(clip.resolve(product + ".txt")));
    }

    private static GeoTiffInfo info(Path raster) {
        try (GeoTiffReader reader = GeoTiffReader.open(raster)) {
            return reader.info();
        }
    }

    private @Nullable Path first(LayerKind kind) {
        return names(kind).stream().findFirst().map(clip::resolve).orElse(null);
    }

    private List<String> names(LayerKind kind) {
        if (!Files.isDirectory(clip)) {
            throw new BadFileException(clip, null, "does not exist", "Prepare the stack first", null);
        }
        try (Stream<Path> files = Files.list(clip)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(kind.clippedName("")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadFileException(clip, null, "cannot be listed: " + e.getMessage(), "Check permissions", e);
        }
    }

    /** When the newest raster was written: a change of one makes another file of the stack. */
    private static String newest(List<StackPair> pairs) {
        long newest = 0;
        for (StackPair pair : pairs) {
            for (Path file : pair.files()) {
                try {
                    newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
                } catch (IOException e) {
                    throw new BadFileException(file, null, "is missing", "Prepare the stack again", e);
                }
            }
        }
        return PythonFloat.toString(newest / 1000.0);
    }

    private String project() {
        Path stack = clip.toAbsolutePath().normalize().getParent();
        Path name = stack == null ? null : stack.getFileName();
        return name == null ? "insarhub" : name.toString();
    }

    private static String date(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}

package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.LonLat;
import io.insarhub.api.spi.Analyzer;
import io.insarhub.api.spi.StageContext;
import io.insarhub.api.spi.StageResult;
import io.insarhub.core.geo.Utm;
import io.insarhub.core.json.AtomicFile;
import io.insarhub.core.json.FolderLock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code Jvm_SBAS}: prepares the interferograms of {@code Hyp3_InSAR} as {@link Hyp3SbasAnalyzer} does, loads them, inverts
 * them in this process, and writes MintPy's files into the stack's folder: {@code inputs/ifgramStack.h5}, {@code
 * inputs/geometryGeo.h5}, and what {@link SbasInversion#run} lists. {@code velocity.h5} is that of the last corrected series.
 * The folder's files are the only state: a run that was ended goes on where it was. Unless {@code plot} is no, the pictures
 * of {@link SbasDiagnostics} are in {@code pic/} at the end; what cannot be drawn is a warning.
 *
 * <p>Options are those of {@code Hyp3_SBAS}, under MintPy's names, and so are their defaults; what only MintPy can do, above all
 * the troposphere of a weather model, is left out and told in a warning, as is a field that is not known.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class JvmSbasAnalyzer implements Analyzer {

    static final String NAME = "Jvm_SBAS";

    private static final Logger LOG = LoggerFactory.getLogger(JvmSbasAnalyzer.class);

    /** MintPy's folder for pictures. */
    private static final String PICTURES = "pic";

    private static final String INPUTS = "inputs";
    private static final String NETWORK_INVERSION = "networkInversion_";
    private static final String TROPOSPHERE = "troposphericDelay_method";
    private static final String TOPOGRAPHY = "topographicResidual";
    private static final String HEIGHT = "height_correlation";

    /** MintPy's fields that the inversion here knows by the same name. */
    private static final List<String> SHARED = List.of(
            "reference_yx",
            "troposphericDelay_polyOrder",
            "troposphericDelay_looks",
            "troposphericDelay_minCorrelation",
            "deramp",
            "timeFunc_polynomial",
            "timeFunc_periodic",
            "timeFunc_stepDate",
            TOPOGRAPHY,
            "topographicResidual_polyOrder",
            "network_coherenceBased",
            "network_minCoherence");

    /** Those that it knows without MintPy's group. */
    private static final List<String> INVERSION = List.of(
            "weightFunc",
            "minNormVelocity",
            "maskDataset",
            "maskThreshold",
            "minRedundancy",
            "minTempCoh",
            "shadowMask",
            "minNumPixel");

    private static final String REFERENCE_PLACE = "reference_lalo";
    private static final String MEMORY = "compute_maxMemory";

    private final Hyp3SbasOptions options;

    private JvmSbasAnalyzer(Hyp3SbasOptions options) {
        this.options = options;
        inversion();
        referencePlace();
    }

    /**
     * An analyzer.
     *
     * @throws BadOptionException if an option is none that the inversion can have
     */
    public static JvmSbasAnalyzer of(Hyp3SbasOptions options) {
        return new JvmSbasAnalyzer(options);
    }

    @Override
    public Map<String, Object> options() {
        return options.toMap();
    }

    /**
     * Prepares, loads and inverts.
     *
     * @throws BadFileException if products are broken, lack layers, or lie on several grids: all of them, by name
     * @throws BadOptionException if an option does not suit the stack, or too few pixels are reliable
     * @throws io.insarhub.api.CancelledException if it was cancelled
     */
    @Override
    public StageResult run(StageContext context) {
        AnalysisFolder folder = AnalysisFolder.of(context.workdir());
        FolderLock claim = folder.claim();
        try {
            return run(folder, context);
        } finally {
            claim.close();
        }
    }

    private StageResult run(AnalysisFolder folder, StageContext context) {
        PrepareReport prepared = new Preparation(folder, options, context, NAME).run();
        LoadedStack stack = StackLoader.of(folder.clip())
                .with(options.mintpy())
                .load(folder.path().resolve(INPUTS), context.listener(), context.cancellation());
        List<String> warnings = new ArrayList<>(prepared.warnings());
        SbasOptions inversion = inversion(folder, prepared.grid(), stack, warnings);
        SbasInversion.with(inversion)
                .run(stack.ifgramStack(), folder.path(), context.listener(), context.cancellation());
        Path velocity = takeLastVelocity(folder.path(), inversion);
        prepared.leftOut().forEach((product, why) -> warnings.add(product + " was left out: " + why));
        warnings.addAll(stack.warnings());
        warnings.addAll(notDone());
        List<Path> files = new ArrayList<>(List.of(velocity, folder.path().resolve("timeseries.h5")));
        if (wantsPictures()) {
            files.addAll(draw(folder.path(), context, warnings));
        }
        String summary = NAME + ": " + stack.interferograms() + " interferograms of " + stack.width() + " × "
                + stack.height() + " pixels inverted";
        return new StageResult(summary, files, warnings);
    }

    private boolean wantsPictures() {
        String plot = options.mintpy().get("plot").orElse("auto").toLowerCase(Locale.ROOT);
        return !List.of("no", "false", "off", "0", "none").contains(plot);
    }

    /** An analysis that is done is not lost for a picture: what cannot be drawn is a warning. */
    private List<Path> draw(Path folder, StageContext context, List<String> warnings) {
        try {
            DiagnosticsReport report = SbasDiagnostics.of(folder)
                    .with(options.mintpy())
                    .listener(context.listener())
                    .cancellation(context.cancellation())
                    .writeTo(folder.resolve(PICTURES));
            report.skipped().forEach((name, why) -> warnings.add(PICTURES + "/" + name + " was not drawn: " + why));
            return report.files();
        } catch (CancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("The pictures of {} could not be drawn", folder, e);
            warnings.add("the pictures were not drawn: " + (e instanceof InsarhubException ? e.getMessage() : e));
            return List.of();
        }
    }

    private SbasOptions inversion(
            AnalysisFolder folder, PrepareReport.Grid grid, LoadedStack stack, List<String> warnings) {
        Map<String, Object> values = new LinkedHashMap<>(inversion().toMap());
        referencePlace().ifPresent(place -> values.put("reference_yx", pixel(place, grid)));
        if (!values.containsKey(TOPOGRAPHY)) {
            // MintPy's auto corrects the elevation model; it takes the geometry that was loaded beside the stack
            Optional<String> problem = SbasSettings.demErrorProblem(SbasOptions.of(values), stack.ifgramStack());
            problem.ifPresent(why -> warnings.add("errors of the elevation model are not corrected: " + why));
            values.put(TOPOGRAPHY, problem.isEmpty() ? "yes" : "no");
        }
        values.put("geometryFile", stack.geometry().toString());
        values.put(
                "waterMaskFile", hasWaterMask(folder.clip()) ? stack.geometry().toString() : "no");
        return SbasOptions.of(values);
    }

    /** What the options say of the inversion, under its own keys; {@code auto} is left to its defaults. */
    private SbasOptions inversion() {
        Map<String, Object> values = new LinkedHashMap<>();
        SHARED.forEach(field -> take(field, field, values));
        INVERSION.forEach(key -> take(NETWORK_INVERSION + key, key, values));
        options.mintpy()
                .get("compute_numWorker")
                .flatMap(JvmSbasAnalyzer::workers)
                .ifPresent(workers -> values.put("numWorker", workers));
        // the default is all of the machine's memory, which is MintPy's to share out; here it is a gigabyte
        if (!options.mintpy().get(MEMORY).equals(MintpyConfig.hyp3Defaults().get(MEMORY))) {
            take(MEMORY, "maxMemory", values);
        }
        options.mintpy().get(TROPOSPHERE).filter(HEIGHT::equals).ifPresent(method -> values.put(TROPOSPHERE, method));
        return SbasOptions.of(values);
    }

    /** Where the reference is to be, by latitude and longitude; it goes before a row and column, as with MintPy. */
    private Optional<LonLat> referencePlace() {
        Optional<String> given = options.mintpy()
                .get(REFERENCE_PLACE)
                .filter(value -> !List.of("auto", "no", "none").contains(value));
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = given.get().strip().split("[,\\s]+", -1);
        if (parts.length != 2) {
            throw new BadOptionException(
                    REFERENCE_PLACE, "\"" + given.get() + "\" is not a latitude and a longitude, as \"31.8, 130.8\"");
        }
        double latitude = SbasOptions.number(REFERENCE_PLACE, parts[0]);
        double longitude = SbasOptions.number(REFERENCE_PLACE, parts[1]);
        if (!LonLat.isValid(longitude, latitude)) {
            throw new BadOptionException(
                    REFERENCE_PLACE, "\"" + given.get() + "\" is no place; the latitude comes first");
        }
        return Optional.of(new LonLat(longitude, latitude));
    }

    /** Row and column of the pixel that a place lies in. */
    private static String pixel(LonLat place, PrepareReport.Grid grid) {
        Utm utm = Utm.ofEpsg(grid.epsg());
        double column = Math.floor((utm.eastingMeters(place) - grid.west()) / grid.pixelWidth());
        double row = Math.floor((grid.north() - utm.northingMeters(place)) / grid.pixelHeight());
        if (!(row >= 0 && row < grid.height() && column >= 0 && column < grid.width())) {
            throw new BadOptionException(
                    REFERENCE_PLACE,
                    place.latitude() + ", " + place.longitude() + " lies outside what all products cover");
        }
        return (int) row + ", " + (int) column;
    }

    /** MintPy's {@code all} and {@code 80%} are of this machine's processors. */
    private static Optional<String> workers(String value) {
        if (value.equals("auto") || value.equals("all")) {
            return Optional.empty();
        }
        if (!value.endsWith("%")) {
            return Optional.of(value);
        }
        double share = SbasOptions.number("compute_numWorker", value.substring(0, value.length() - 1)) / 100;
        return Optional.of(String.valueOf((long) Math.max(1, Math.floor(share * Machine.processors()))));
    }

    private void take(String field, String key, Map<String, Object> values) {
        options.mintpy().get(field).filter(value -> !value.equals("auto")).ifPresent(value -> values.put(key, value));
    }

    private List<String> notDone() {
        List<String> heeded = new ArrayList<>(SHARED);
        INVERSION.forEach(key -> heeded.add(NETWORK_INVERSION + key));
        heeded.add(REFERENCE_PLACE);
        if (options.mintpy().get(TROPOSPHERE).filter(HEIGHT::equals).isPresent()) {
            heeded.add(TROPOSPHERE);
        }
        return MintpyOnly.warnings(options.mintpy(), heeded);
    }

    private static boolean hasWaterMask(Path clip) {
        try (DirectoryStream<Path> masks = Files.newDirectoryStream(clip, "*_water_mask_clip.tif")) {
            return masks.iterator().hasNext();
        } catch (IOException e) {
            throw new BadFileException(clip, null, "cannot be listed: " + e.getMessage(), "Check its permissions", e);
        }
    }

    /** The velocity of the last corrected series is the result. */
    private static Path takeLastVelocity(Path folder, SbasOptions options) {
        Path velocity = folder.resolve("velocity.h5");
        Path last = folder.resolve("velocity" + SbasSettings.suffix(options) + ".h5");
        if (!last.equals(velocity)) {
            AtomicFile.write(velocity, out -> Files.copy(last, out));
        }
        return velocity;
    }

    @Override
    public String toString() {
        return NAME;
    }
}

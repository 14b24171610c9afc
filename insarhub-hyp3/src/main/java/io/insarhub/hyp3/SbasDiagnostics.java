package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.StackFolder;
import io.insarhub.hyp3.diagnostics.Pictures;
import io.insarhub.hyp3.diagnostics.ResultFolder;
import io.insarhub.hyp3.diagnostics.Rules;
import io.insarhub.hyp3.sbas.RampKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that tell how good an analysis is, from the files that it left, whether this library made them or MintPy:
 *
 * <table>
 * <caption>Pictures</caption>
 * <tr><th>file</th><th>what</th><th>from</th></tr>
 * <tr><td>coherenceMatrix.png</td><td>mean coherence of each interferogram, dates against dates</td>
 * <td>inputs/ifgramStack.h5</td></tr>
 * <tr><td>network.png</td><td>the network before and after interferograms of low coherence were dropped</td>
 * <td>inputs/ifgramStack.h5</td></tr>
 * <tr><td>avgSpatialCoh.png</td><td>average spatial coherence</td><td>avgSpatialCoh.h5</td></tr>
 * <tr><td>temporalCoherence.png</td><td>temporal coherence</td><td>temporalCoherence.h5</td></tr>
 * <tr><td>velocity.png</td><td>velocity of the reliable pixels, mm/yr, with the reference</td>
 * <td>velocity.h5, maskTempCoh.h5</td></tr>
 * <tr><td>rms_timeseriesResidual.png</td><td>residual of each date, mm, with outliers</td>
 * <td>timeseriesResidual.h5, maskTempCoh.h5</td></tr>
 * <tr><td>timeseries_point.png</td><td>displacement of a point, mm, with what was fitted to it</td>
 * <td>velocity.h5 and the series that it is from</td></tr>
 * </table>
 *
 * <p>Rasters are read by rows, and thinned out to at most 1,500 pixels a side; residuals a date at a time. Time grows
 * linearly with the files; the coherence of all interferograms is read once. Immutable; neither a display nor fonts are needed.
 *
 * <pre>{@code
 * DiagnosticsReport report = SbasDiagnostics.of(folder).writeTo(folder.resolve("pic"));
 * report.skipped().forEach((picture, why) -> log.info("{}: {}", picture, why));
 * }</pre>
 */
public final class SbasDiagnostics {

    private final Path folder;
    private final @Nullable MintpyConfig config;
    private final int @Nullable [] point;
    private final ProgressListener listener;
    private final Cancellation cancellation;

    private SbasDiagnostics(
            Path folder,
            @Nullable MintpyConfig config,
            int @Nullable [] point,
            ProgressListener listener,
            Cancellation cancellation) {
        this.folder = folder;
        this.config = config;
        this.point = point;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** Of the analysis of a stack. */
    public static SbasDiagnostics of(StackFolder stack) {
        return of(stack.path());
    }

    /** Of an analysis in a folder, or in {@code mintpy/} below it. */
    public static SbasDiagnostics of(Path folder) {
        return new SbasDiagnostics(folder, null, null, ProgressListener.none(), Cancellation.never());
    }

    /**
     * With the configuration that the analysis had: by which coherence interferograms were dropped, and how residuals are
     * judged ({@code residualRMS_deramp}, {@code residualRMS_cutoff}). Without it {@code .mintpy.cfg} in the folder counts,
     * or else MintPy's defaults.
     */
    public SbasDiagnostics with(MintpyConfig used) {
        return new SbasDiagnostics(folder, used, point, listener, cancellation);
    }

    /** With the pixel whose history is drawn; by default the fastest of those that are reliable and whose neighbours are, as they move together. */
    public SbasDiagnostics point(int row, int column) {
        return new SbasDiagnostics(folder, config, new int[] {row, column}, listener, cancellation);
    }

    /** With somebody who hears how it goes on. */
    public SbasDiagnostics listener(ProgressListener other) {
        return new SbasDiagnostics(folder, config, point, other, cancellation);
    }

    /** With somebody who may end it. */
    public SbasDiagnostics cancellation(Cancellation other) {
        return new SbasDiagnostics(folder, config, point, listener, other);
    }

    /**
     * Draws the pictures into a folder, each in one step, replacing those of the same name. A picture whose files are not
     * there, or broken, is left out, and the report says why.
     *
     * @param pictures made if it is not there
     * @throws BadFileException if there are no results at all, there is no font, or pictures cannot be written
     * @throws BadOptionException if the point lies outside, or the configuration has no possible value
     * @throws io.insarhub.api.CancelledException if it was cancelled
     */
    public DiagnosticsReport writeTo(Path pictures) {
        ResultFolder results = ResultFolder.in(folder);
        List<Path> files = new ArrayList<>();
        Map<String, String> skipped =
                new Pictures(results, rules(results.path()), point, cancellation).drawInto(pictures, listener, files);
        return new DiagnosticsReport(files, skipped);
    }

    private Rules rules(Path results) {
        MintpyConfig used = config != null
                ? config
                : Stream.of(results, folder)
                        .map(place -> place.resolve(".mintpy.cfg"))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .map(MintpyConfig::read)
                        .orElseGet(MintpyConfig::defaults);
        SbasOptions options = SbasOptions.of(Map.of(
                "network_coherenceBased", used.get("network_coherenceBased").orElse("auto"),
                "network_minCoherence", used.get("network_minCoherence").orElse("auto"),
                "residualRMS_cutoff", used.get("residualRMS_cutoff").orElse("auto"),
                "residualRMS_deramp", used.get("residualRMS_deramp").orElse("auto")));
        return new Rules(
                options.flag("network_coherenceBased", false),
                options.number("network_minCoherence", 0.7, 0, 1),
                ramp(options.word("residualRMS_deramp").orElse("quadratic")),
                options.number("residualRMS_cutoff", 3, 0, 1e6));
    }

    private static @Nullable RampKind ramp(String word) {
        if (word.equals("no") || word.equals("none")) {
            return null;
        }
        return Stream.of(RampKind.values())
                .filter(kind -> kind.mintpyName().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new BadOptionException("residualRMS_deramp", "\"" + word + "\" is neither a surface nor no"));
    }

    @Override
    public String toString() {
        return "SbasDiagnostics of " + folder;
    }
}

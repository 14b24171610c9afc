package io.insarhub.hyp3.sbas;

import io.insarhub.api.Cancellation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole stack inverted in memory, for what files of 32-bit floats cannot show. */
public final class ExactSolver {

    private ExactSolver() {}

    /** Inverts a stack; memory grows with all of it. */
    public static ExactSolution solve(StackSource stack, Settings settings, Cancellation cancellation) {
        StackHeader header = stack.header();
        Network network = header.network();
        SbasRun.requireLayers(header, settings.rules());
        Settings.Place place = ReferencePixel.of(stack, settings, header.rows(), cancellation);
        int reference = place.row() * header.columns() + place.column();
        Tile tile = stack instanceof ExactStack exact
                ? exact.whole()
                : new TileReader(stack, header.rows()).read(0, header.rows());
        Coverage coverage = new Coverage(tile, network.pairCount());
        float[] water = SbasRun.waterMask(header, settings);
        TileInversion inversion = new TileInversion(
                network,
                new Elimination(network),
                settings.rules(),
                new CoherenceWeights(settings.rules().weighting(), header.independentLooks()),
                ReferencePixel.phases(stack, place),
                header.wavelengthMeters());
        TileResult result =
                inversion.invert(tile, SbasRun.wanted(water, 0, coverage, header.has(Layer.COHERENCE)), cancellation);
        result.temporalCoherence[reference] = 1;
        result.count[reference] = network.pairCount();
        boolean[] reliable = new boolean[tile.pixels];
        for (int p = 0; p < reliable.length; p++) {
            reliable[p] = (float) result.temporalCoherence[p] >= (float) settings.minTempCoh();
        }
        HistoryFit fit = new HistoryFit(settings.timeFunction(), network, header.number("CENTER_LINE_UTC", 0));
        Optional<double[]> deramped = Optional.ofNullable(settings.ramp())
                .map(kind -> deramped(new Ramp(kind, header.rows(), header.columns(), reliable), result, reference));
        return new ExactSolution(
                network.dates(),
                header.rows(),
                header.columns(),
                result.displacement,
                deramped.orElse(null),
                result.temporalCoherence,
                result.count,
                reliable,
                coverage.meanCoherence,
                named(fit, result.displacement, tile.pixels),
                deramped.map(series -> named(fit, series, tile.pixels)).orElse(Map.of()));
    }

    private static double[] deramped(Ramp ramp, TileResult result, int reference) {
        int pixels = result.count.length;
        double[] series = result.displacement.clone();
        double[] image = new double[pixels];
        for (int from = 0; from < series.length; from += pixels) {
            System.arraycopy(series, from, image, 0, pixels);
            ramp.remove(image, reference);
            System.arraycopy(image, 0, series, from, pixels);
        }
        return series;
    }

    private static Map<String, double[]> named(HistoryFit fit, double[] series, int pixels) {
        Map<String, double[]> rasters = new LinkedHashMap<>();
        List<TimeFunction.Term> terms = fit.terms();
        double[][] values = fit.fit(series, pixels);
        for (int i = 0; i < values.length; i++) {
            rasters.put(terms.get(i).name(), values[i]);
        }
        return rasters;
    }
}

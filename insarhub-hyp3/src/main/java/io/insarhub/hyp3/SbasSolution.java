package io.insarhub.hyp3;

import io.insarhub.hyp3.sbas.ExactSolution;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an inversion in memory gives: rasters in double precision, row by row. Arrays are copies. */
public final class SbasSolution {

    private final ExactSolution solution;

    SbasSolution(ExactSolution solution) {
        this.solution = solution;
    }

    /** The dates of the series, ascending. */
    public List<LocalDate> dates() {
        return solution.dates();
    }

    /** Number of rows. */
    public int rows() {
        return solution.rows();
    }

    /** Number of columns. */
    public int columns() {
        return solution.columns();
    }

    /** Displacement in metres towards the satellite since the first date; value {@code (k · rows + r) · columns + c}. */
    public double[] displacementMeters() {
        return solution.displacement().clone();
    }

    /** The same less a ramp in each date, if one was asked for. */
    public Optional<double[]> derampedMeters() {
        return Optional.ofNullable(solution.deramped()).map(double[]::clone);
    }

    /** Temporal coherence, 0–1. */
    public double[] temporalCoherence() {
        return solution.temporalCoherence().clone();
    }

    /** Number of interferograms used. */
    public int[] interferograms() {
        return solution.count().clone();
    }

    /** Whether the temporal coherence is high enough. */
    public boolean[] reliable() {
        return solution.reliable().clone();
    }

    /** Mean coherence of the interferograms. */
    public float[] meanCoherence() {
        return solution.meanCoherence().clone();
    }

    /** Names of the rasters of the fitted time function: {@code velocity}, {@code velocityStd}, … */
    public Set<String> fitted() {
        return solution.fit().keySet();
    }

    /** A raster of the fitted time function, in metres and years; of {@link #displacementMeters}. */
    public Optional<double[]> fitted(String name) {
        return Optional.ofNullable(solution.fit().get(name)).map(double[]::clone);
    }

    /** The same of {@link #derampedMeters}. */
    public Optional<double[]> fittedDeramped(String name) {
        return Optional.ofNullable(solution.derampedFit().get(name)).map(double[]::clone);
    }
}

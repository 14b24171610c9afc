package io.insarhub.examples.truth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ground truth of the quick start: what the ground does, and what the radar sees of it. x and y are kilometres east and
 * north of the grid's middle, t years since 1 January 2015, θ the incidence angle, all made up:
 *
 * <ul>
 *   <li>subsidence, mm/yr upwards: −30 exp(−(x+0.2)²/(2·1.2²) − (y−0.1)²/(2·0.8²));
 *   <li>seasonal motion, mm upwards: 5 sin(2π(t−0.2)) / (1 + exp(−(x−1.5)/0.5)), so in the east alone;
 *   <li>towards the satellite: both times cos θ;
 *   <li>air, by date: turbulence of 4 mm standard deviation, times a strength of the day between 0.5 and 1.8, and a ramp with
 *       0.4 mm/km standard deviation in each direction;
 *   <li>error of the elevation model: 4 m standard deviation, seen by B⊥/(R sin θ);
 *   <li>coherence of a pair: s + (1 − s) γ, with the stable share s of the pixel and the coherence γ that the library
 *       predicts for the pair; noise of the phase by it.
 * </ul>
 *
 * <p>Every number follows from the seed and the date. Immutable as seen from outside; safe for use by many threads.
 */
public final class GroundTruth {

    private static final long SEED = 20150603;
    private static final LocalDate EPOCH = LocalDate.of(2015, 1, 1);
    private static final double DAYS_PER_YEAR = 365.25;
    private static final double COARSEST_AIR_KILOMETERS = 8;

    private final TrueGrid grid;
    private final LookGeometry look;
    private final Surface surface;
    private final Map<LocalDate, float[]> seen = new ConcurrentHashMap<>();

    /** The truth on a grid. */
    public GroundTruth(TrueGrid grid) {
        this.grid = grid;
        look = new LookGeometry(grid);
        surface = new Surface(grid, SEED);
    }

    /** Its pixels. */
    public TrueGrid grid() {
        return grid;
    }

    LookGeometry look() {
        return look;
    }

    Surface surface() {
        return surface;
    }

    /** The velocity that is to be found: the subsidence as the satellite sees it, towards it, mm/yr. */
    public double velocityMmPerYear(int pixel) {
        return look.shareOfVertical(pixel) * subsidenceMmPerYear(pixel);
    }

    /** Whether there is ground to see. */
    public boolean isLand(int pixel) {
        return !surface.isWater(pixel);
    }

    /**
     * What the air and the seasons pretend to be a velocity at a pixel: the slope of a line through them alone, mm/yr. The best
     * inversion cannot tell it from motion.
     */
    public double pretendedVelocityMmPerYear(int pixel, List<LocalDate> dates) {
        double mean = dates.stream().mapToDouble(GroundTruth::years).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (LocalDate date : dates) {
            double years = years(date) - mean;
            above += years * (seenMm(date)[pixel] - velocityMmPerYear(pixel) * years(date));
            below += years * years;
        }
        return above / below;
    }

    /** Motion and air of a date towards the satellite, mm, but for what the elevation model lacks. */
    float[] seenMm(LocalDate date) {
        return seen.computeIfAbsent(date, this::see);
    }

    private float[] see(LocalDate date) {
        Random day = new Random(SEED + 31 * date.toEpochDay());
        double strength = 4 * Math.min(1.8, Math.max(0.5, Math.exp(0.35 * day.nextGaussian())));
        double eastwards = 0.4 * day.nextGaussian();
        double northwards = 0.4 * day.nextGaussian();
        float[] air = Turbulence.field(grid, day.nextLong(), COARSEST_AIR_KILOMETERS);
        double years = years(date);
        float[] all = new float[air.length];
        for (int pixel = 0; pixel < all.length; pixel++) {
            double up = subsidenceMmPerYear(pixel) * years + seasonalMm(pixel, years);
            all[pixel] = (float) (look.shareOfVertical(pixel) * up
                    + strength * air[pixel]
                    + eastwards * grid.kilometersEast(pixel)
                    + northwards * grid.kilometersNorth(pixel));
        }
        return all;
    }

    private double subsidenceMmPerYear(int pixel) {
        double x = (grid.kilometersEast(pixel) + 0.2) / 1.2;
        double y = (grid.kilometersNorth(pixel) - 0.1) / 0.8;
        return -30 * Math.exp(-(x * x + y * y) / 2);
    }

    private double seasonalMm(int pixel, double years) {
        double east = 1 / (1 + Math.exp(-(grid.kilometersEast(pixel) - 1.5) / 0.5));
        return 5 * east * Math.sin(2 * Math.PI * (years - 0.2));
    }

    private static double years(LocalDate date) {
        return ChronoUnit.DAYS.between(EPOCH, date) / DAYS_PER_YEAR;
    }
}

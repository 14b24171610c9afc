package io.insarhub.quality.features;

import io.insarhub.api.Season;
import io.insarhub.quality.coherence.LevelFit;
import io.insarhub.quality.coherence.SeasonDays;
import java.util.List;
import java.util.Locale;

/**
 * What coherence to expect where nothing is known but the latitude: the medians of its band in a table that comes with
 * the library, fitted and chained across seasons like the models of a pixel. South of the equator the seasons of the
 * table are shifted by six months: it is by latitude without a sign.
 */
public final class Climatology {

    private static final int SEASONS = Season.values().length;
    private static final String TABLE = "coherence_climatology.csv";

    private final double[] gammaInfinity = new double[SEASONS];
    private final double[] gamma0 = new double[SEASONS];
    private final double[] tauDays = new double[SEASONS];

    private Climatology() {}

    /** The climatology of a latitude, degrees. */
    public static Climatology at(double latitude) {
        List<String[]> rows = Table.rows(TABLE);
        double size = Math.abs(latitude);
        double band = rows.stream()
                .mapToDouble(row -> Double.parseDouble(row[0]))
                .filter(from -> from <= size)
                .max()
                .orElse(0);
        Climatology climatology = new Climatology();
        for (Season season : Season.values()) {
            Season inTable = latitude < 0 ? season.opposite() : season;
            climatology.fit(
                    season,
                    rows.stream()
                            .filter(row -> Double.parseDouble(row[0]) == band)
                            .filter(row -> Season.valueOf(row[1].toUpperCase(Locale.ROOT)) == inTable)
                            .toList());
        }
        return climatology;
    }

    private void fit(Season season, List<String[]> rows) {
        double[] days =
                rows.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray();
        double[] levels =
                rows.stream().mapToDouble(row -> Double.parseDouble(row[3])).toArray();
        LevelFit fit = new LevelFit(days);
        if (!fit.fit(levels)) {
            throw new IllegalStateException(TABLE + " has too few levels for " + season);
        }
        gammaInfinity[season.ordinal()] = fit.gammaInfinity();
        gamma0[season.ordinal()] = fit.gamma0();
        tauDays[season.ordinal()] = fit.tauDays();
    }

    /** Coherence expected after these parts of time, 0–1. */
    public double coherence(Iterable<SeasonDays.Part> parts) {
        double days = 0;
        double floor = 0;
        double start = 0;
        double exponent = 0;
        for (SeasonDays.Part part : parts) {
            int season = part.season().ordinal();
            days += part.days();
            floor += part.days() * gammaInfinity[season];
            start += part.days() * gamma0[season];
            exponent += part.days() / tauDays[season];
        }
        double coherence = (floor + (start - floor) * Math.exp(-exponent)) / days;
        return Math.min(1, Math.max(0, coherence));
    }

    /** What stays of the coherence after these parts of time however often they come again, 0–1. */
    public double floor(Iterable<SeasonDays.Part> parts) {
        double days = 0;
        double floor = 0;
        for (SeasonDays.Part part : parts) {
            days += part.days();
            floor += part.days() * gammaInfinity[part.season().ordinal()];
        }
        return floor / days;
    }
}

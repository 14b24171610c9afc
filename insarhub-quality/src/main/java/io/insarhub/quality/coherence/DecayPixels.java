package io.insarhub.quality.coherence;

import io.insarhub.api.Season;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of an area that are valid in the same seasons, with the models of these seasons side by side. Sorted by how
 * fast they lose their coherence, so that neighbours in the arrays are alike.
 */
final class DecayPixels {

    static final int SEASONS = Season.values().length;

    private final int seasons;
    private final int size;
    private final double[][] rate = new double[SEASONS][];
    private final double[][] floor = new double[SEASONS][];
    private final double[][] amplitude = new double[SEASONS][];

    private DecayPixels(int seasons, int size) {
        this.seasons = seasons;
        this.size = size;
    }

    /**
     * Groups the pixels of all maps, which have the same size.
     *
     * @param maps by season; pixels of a season without one are valid in the others alone
     */
    static List<DecayPixels> group(Map<Season, DecayPlanes> maps) {
        @Nullable DecayPlanes[] bySeason = new DecayPlanes[SEASONS];
        maps.forEach((season, planes) -> bySeason[season.ordinal()] = planes);
        int pixels = maps.values().stream().mapToInt(DecayPlanes::size).max().orElse(0);
        int[] validIn = new int[pixels];
        for (int s = 0; s < SEASONS; s++) {
            DecayPlanes planes = bySeason[s];
            for (int i = 0; planes != null && i < pixels; i++) {
                validIn[i] |= planes.isValid(i) ? 1 << s : 0;
            }
        }
        List<DecayPixels> groups = new ArrayList<>();
        for (int seasons = 1; seasons < 1 << SEASONS; seasons++) {
            int wanted = seasons;
            int[] members = IntStream.range(0, pixels)
                    .filter(i -> validIn[i] == wanted)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> yearlyRate(bySeason, wanted, i)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            if (members.length > 0) {
                groups.add(of(bySeason, wanted, members));
            }
        }
        return groups;
    }

    /** How many pixels. */
    int size() {
        return size;
    }

    /** 1/τ of a season by pixel, 1/day; 0 where the pixels are not valid in it. */
    double[] rate(int season) {
        return rate[season];
    }

    /** γ0 − γ∞ of a season by pixel. */
    double[] amplitude(int season) {
        return amplitude[season];
    }

    /** True if the pixels are valid in all of these seasons, a bit for each. */
    boolean covers(int otherSeasons) {
        return (seasons & otherSeasons) == otherSeasons;
    }

    /** The sum of a season's floors. */
    double sumOfFloors(int season) {
        return Arrays.stream(floor[season]).sum();
    }

    private static DecayPixels of(@Nullable DecayPlanes[] bySeason, int seasons, int[] members) {
        DecayPixels pixels = new DecayPixels(seasons, members.length);
        for (int s = 0; s < SEASONS; s++) {
            pixels.fill(s, pixels.covers(1 << s) ? bySeason[s] : null, members);
        }
        return pixels;
    }

    private void fill(int season, @Nullable DecayPlanes planes, int[] members) {
        rate[season] = new double[size];
        floor[season] = new double[size];
        amplitude[season] = new double[size];
        for (int i = 0; planes != null && i < size; i++) {
            int pixel = members[i];
            rate[season][i] = 1.0 / planes.tauDays(pixel);
            floor[season][i] = planes.gammaInfinity(pixel);
            amplitude[season][i] = (double) planes.gamma0(pixel) - planes.gammaInfinity(pixel);
        }
    }

    private static double yearlyRate(@Nullable DecayPlanes[] bySeason, int seasons, int pixel) {
        double rate = 0;
        for (int s = 0; s < SEASONS; s++) {
            DecayPlanes planes = bySeason[s];
            rate += planes == null || (seasons & 1 << s) == 0 ? 0 : 1.0 / planes.tauDays(pixel);
        }
        return rate;
    }
}

package io.insarhub.quality.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.Season;
import io.insarhub.quality.score.Decimals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChainedCoherenceTest {

    private static final LocalDate START = LocalDate.of(2016, 1, 4);

    @Property(tries = 40)
    void isTheMeanOfTheExactEvaluationOfEveryPixel(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int scenes,
            @ForAll @IntRange(min = 1, max = 400) int pixels) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Season, DecayPlanes> maps = maps(random, pixels, 0.1);
        List<LocalDate> dates = dates(random, scenes);

        ChainedCoherence chained = ChainedCoherence.of(maps, dates, Cancellation.never());

        List<LocalDate> sorted = chained.dates();
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i; j < sorted.size(); j++) {
                double[] exact = exact(maps, sorted.get(i), sorted.get(j));
                if (Double.isNaN(exact[0])) {
                    assertThat(chained.expected(i, j)).isNaN();
                    assertThat(chained.floor(i, j)).isNaN();
                } else {
                    assertThat(chained.expected(i, j)).isCloseTo(exact[0], within(1e-11));
                    assertThat(chained.floor(i, j)).isCloseTo(exact[1], within(1e-11));
                }
            }
        }
    }

    @Test
    void theFourthDecimalIsTheExactOneInAStackOfYears() {
        SplittableRandom random = new SplittableRandom(7);
        Map<Season, DecayPlanes> maps = maps(random, 3000, 0.02);
        List<LocalDate> dates = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            dates.add(START.plusDays(12L * i));
        }

        ChainedCoherence chained = ChainedCoherence.of(maps, dates, Cancellation.never());

        for (int sample = 0; sample < 300; sample++) {
            int i = random.nextInt(199);
            int j = random.nextInt(i, 200);
            double[] exact = exact(maps, dates.get(i), dates.get(j));
            assertThat(Decimals.round(chained.expected(i, j), 4)).isEqualTo(Decimals.round(exact[0], 4));
            assertThat(Decimals.round(chained.floor(i, j), 4)).isEqualTo(Decimals.round(exact[1], 4));
        }
    }

    @Test
    void aSegmentIsThePairOfItsEnds() {
        Map<Season, DecayPlanes> maps = maps(new SplittableRandom(1), 500, 0.1);
        LocalDate from = LocalDate.of(2020, 6, 1);

        ChainedCoherence chained = ChainedCoherence.of(maps, List.of(from), Cancellation.never());

        for (int days = 1; days <= 92; days++) {
            assertThat(chained.ofSegment(Season.SUMMER, days))
                    .isCloseTo(exact(maps, from, from.plusDays(days))[0], within(1e-12));
        }
        assertThat(chained.expected(0, 0)).isEqualTo(chained.ofSegment(Season.SUMMER, 1));
    }

    @Test
    void aSeasonWithoutAMapHasNoEstimates() {
        Map<Season, DecayPlanes> maps = maps(new SplittableRandom(1), 50, 0.1);
        maps.remove(Season.SUMMER);
        List<LocalDate> dates = List.of(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 4, 1), LocalDate.of(2020, 7, 1));

        ChainedCoherence chained = ChainedCoherence.of(maps, dates, Cancellation.never());

        assertThat(chained.expected(0, 1)).isCloseTo(exact(maps, dates.get(0), dates.get(1))[0], within(1e-12));
        assertThat(chained.expected(1, 2)).isNaN();
        assertThat(chained.ofSegment(Season.SUMMER, 12)).isNaN();
        assertThat(ChainedCoherence.of(Map.of(), dates, Cancellation.never()).expected(0, 1))
                .isNaN();
    }

    @Test
    void stopsWhenCancelled() {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        assertThatThrownBy(() -> ChainedCoherence.of(
                        maps(new SplittableRandom(1), 50, 0), dates(new SplittableRandom(1), 5), cancelled))
                .isInstanceOf(CancelledException.class);
    }

    /** Coherence and floor of a pair by Math.exp for each pixel. */
    private static double[] exact(Map<Season, DecayPlanes> maps, LocalDate from, LocalDate to) {
        List<SeasonDays.Part> parts = SeasonDays.between(from, to);
        int pixels = maps.values().iterator().next().size();
        double sum = 0;
        double floors = 0;
        int count = 0;
        for (int p = 0; p < pixels; p++) {
            double floor = 0;
            double gamma0 = 0;
            double exponent = 0;
            double days = 0;
            for (SeasonDays.Part part : parts) {
                DecayPlanes map = maps.get(part.season());
                if (map == null || !map.isValid(p)) {
                    exponent = Double.NaN;
                    continue;
                }
                floor += part.days() * (double) map.gammaInfinity(p);
                gamma0 += part.days() * (double) map.gamma0(p);
                exponent += part.days() / (double) map.tauDays(p);
                days += part.days();
            }
            if (!Double.isNaN(exponent)) {
                sum += floor / days + (gamma0 - floor) / days * Math.exp(-exponent);
                floors += floor / days;
                count++;
            }
        }
        return new double[] {sum / count, floors / count};
    }

    private static List<LocalDate> dates(SplittableRandom random, int scenes) {
        List<LocalDate> dates = new ArrayList<>();
        LocalDate date = START;
        for (int i = 0; i < scenes; i++) {
            dates.add(date);
            date = date.plusDays(random.nextInt(4) == 0 ? random.nextInt(0, 400) : 6L * random.nextInt(1, 5));
        }
        return dates;
    }

    /** Fast and slow pixels, stable ones among them. */
    private static Map<Season, DecayPlanes> maps(SplittableRandom random, int pixels, double invalid) {
        Map<Season, DecayPlanes> maps = new EnumMap<>(Season.class);
        for (Season season : Season.values()) {
            float[] floor = new float[pixels];
            float[] gamma0 = new float[pixels];
            float[] tau = new float[pixels];
            for (int i = 0; i < pixels; i++) {
                floor[i] = random.nextDouble() < invalid ? -9999 : (float) random.nextDouble(0.4);
                gamma0[i] = (float) (random.nextDouble(0.6) + 0.4);
                tau[i] = (float) Math.exp(random.nextDouble(0.5, 8));
            }
            maps.put(season, new DecayPlanes(pixels, 1, floor, gamma0, tau));
        }
        return maps;
    }
}

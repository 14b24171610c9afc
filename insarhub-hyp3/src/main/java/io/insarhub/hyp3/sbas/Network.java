package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

/**
 * Dates and the interferograms between them.
 *
 * @param dates the dates that some interferogram has, ascending
 * @param pairs the interferograms, as indices of their dates
 */
public record Network(List<LocalDate> dates, List<Edge> pairs) {

    /**
     * An interferogram.
     *
     * @param first index of the earlier date
     * @param second index of the later date
     */
    public record Edge(int first, int second) {}

    /**
     * Interferograms by their dates.
     *
     * @param first the earlier dates
     * @param second the later dates, one for each of the first
     * @throws BadFileException if there are none, or the dates of one are not ascending
     */
    public static Network of(List<LocalDate> first, List<LocalDate> second) {
        TreeSet<LocalDate> all = new TreeSet<>(first);
        all.addAll(second);
        List<LocalDate> dates = List.copyOf(all);
        if (dates.isEmpty()) {
            throw new BadFileException(null, "date", "no interferogram is kept", "", null);
        }
        Edge[] pairs = new Edge[first.size()];
        for (int m = 0; m < pairs.length; m++) {
            if (!first.get(m).isBefore(second.get(m))) {
                String problem = "the dates of interferogram " + m + ", " + first.get(m) + " and " + second.get(m)
                        + ", are not ascending";
                throw new BadFileException(null, "date", problem, "", null);
            }
            pairs[m] = new Edge(
                    all.headSet(first.get(m)).size(), all.headSet(second.get(m)).size());
        }
        return new Network(dates, List.of(pairs));
    }

    /** Copies the lists. */
    public Network {
        dates = List.copyOf(dates);
        pairs = List.copyOf(pairs);
    }

    /** Number of dates. */
    int dateCount() {
        return dates.size();
    }

    /** Number of interferograms. */
    int pairCount() {
        return pairs.size();
    }

    int[] firsts() {
        return pairs.stream().mapToInt(Edge::first).toArray();
    }

    int[] seconds() {
        return pairs.stream().mapToInt(Edge::second).toArray();
    }

    /** Years of 365.25 days from each date to the next. */
    double[] steps() {
        double[] steps = new double[dates.size() - 1];
        double before = 0;
        for (int k = 1; k < dates.size(); k++) {
            double years = ChronoUnit.DAYS.between(dates.get(0), dates.get(k)) / 365.25;
            steps[k - 1] = years - before;
            before = years;
        }
        return steps;
    }
}

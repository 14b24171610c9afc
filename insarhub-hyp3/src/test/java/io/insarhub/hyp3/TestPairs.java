package io.insarhub.hyp3;

import io.insarhub.api.ScenePair;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Pairs of scenes that look real. */
final class TestPairs {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
    private static final LocalDateTime FIRST = LocalDateTime.of(2016, 1, 4, 3, 25, 59);

    private TestPairs() {}

    /** So many pairs, each of a scene and the next. */
    static List<ScenePair> of(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ScenePair(scene(i), scene(i + 1)))
                .toList();
    }

    static String scene(int number) {
        LocalDateTime start = FIRST.plusDays(number);
        return String.format(
                "S1A_IW_SLC__1SDV_%s_%s_%06d_0382D5_%04X",
                TIME.format(start), TIME.format(start.plusSeconds(28)), 10000 + number, number);
    }
}

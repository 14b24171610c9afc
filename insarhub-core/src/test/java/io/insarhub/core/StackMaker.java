package io.insarhub.core;

import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Stacks made up for tests: scenes with published baselines, which selection takes where there are no state vectors. */
public final class StackMaker {

    /** A 12-day stack's first day. */
    public static final Instant FIRST = Instant.parse("2020-01-03T00:59:00Z");

    private StackMaker() {}

    /** A scene of p100_f466 so many days after the first, at this baseline. */
    public static Scene scene(double days, double meters) {
        Instant start = FIRST.plusMillis(Math.round(days * 86_400_000));
        String stamp = start.toString().substring(0, 19).replaceAll("[-:]", "");
        return Scene.builder("S1A_IW_SLC__1SDV_%s_%s_030000_036000_%04X"
                        .formatted(stamp, stamp, Math.floorMod(Math.round(meters * 16), 65536)))
                .times(start, start.plusSeconds(27))
                .path(100)
                .asfFrame(466)
                .center(new LonLat(-112.8, 37.6))
                .publishedBaseline(meters, days)
                .build();
    }

    /** A stack with gaps and a spread of baselines, in random order: the same for the same seed. */
    public static Scenes random(long seed, int size) {
        Random random = new Random(seed);
        List<Scene> scenes = new ArrayList<>();
        double day = 0;
        for (int i = 0; i < size; i++) {
            scenes.add(scene(day, random.nextGaussian() * 80));
            double step = random.nextInt(8) == 0 ? 12 * (1 + random.nextInt(12)) : 6 * (1 + random.nextInt(3));
            day += random.nextInt(10) == 0 ? 0.00002 * (1 + random.nextInt(50)) : step;
        }
        Collections.shuffle(scenes, random);
        return Scenes.of(scenes);
    }
}

package io.insarhub.quality;

import io.insarhub.api.ScenePair;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.StackFile;
import io.insarhub.core.JsonFiles;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Stacks without any feature. */
public final class Studies {

    /** The area of the golden mosaics. */
    public static final String AREA =
            "POLYGON((-112.95 37.45,-112.65 37.45,-112.65 37.75,-112.95 37.75,-112.95 37.45))";

    public static final String HASH = QualityCache.aoiHash(AREA);

    private Studies() {}

    /** Scenes every twelve days from 5 January 2018, all pairs of neighbours selected. */
    public static StackFolder stack(Path folder, int scenes) {
        return stack(folder, scenes, AREA);
    }

    public static StackFolder stack(Path folder, int scenes, String area) {
        List<String> names = dates(scenes).stream()
                .map(date -> {
                    String day = date.toString().replace("-", "");
                    return "S1A_IW_SLC__1SDV_" + day + "T005900_" + day + "T005927_030000_036000_F3E0";
                })
                .toList();
        List<ScenePair> pairs = new ArrayList<>();
        Map<String, Double> baselines = new LinkedHashMap<>();
        for (int i = 0; i < scenes; i++) {
            baselines.put(names.get(i), 7.0 * (i % 9) - 20);
            if (i > 0) {
                pairs.add(new ScenePair(names.get(i - 1), names.get(i)));
            }
        }
        JsonFiles.write(
                folder.resolve("insarhub_config.json"),
                InsarhubConfig.of(
                        Map.of("downloader", Map.of("type", "S1_SLC", "config", Map.of("intersectsWith", area)))));
        JsonFiles.write(
                folder.resolve("stack_p100_f466.json"),
                StackFile.empty().withPairs(pairs).withScenes(names).withBaselines(baselines));
        return Workdir.open(folder).stacks().get(0);
    }

    public static List<LocalDate> dates(int scenes) {
        LocalDate first = LocalDate.of(2018, 1, 5);
        return IntStream.range(0, scenes).mapToObj(i -> first.plusDays(12L * i)).toList();
    }

    public static List<ScenePair> pairs(StackFolder stack) {
        return List.copyOf(stack.stackFile().orElseThrow().pairs());
    }

    /** So that nobody asks for it. */
    public static void cacheLandCover(StackFolder stack) {
        Map<String, Object> shares = new LinkedHashMap<>();
        for (String name : List.of("forest", "shrub", "grass", "crop", "urban", "bare", "snow", "water")) {
            shares.put("lc_" + name + "_fraction", name.equals("shrub") ? 1.0 : 0.0);
        }
        shares.put("_fetched_at", Instant.now().toString().replace("Z", "+00:00"));
        JsonFiles.write(
                stack.path().resolve(GoldenFolder.CACHE), QualityCache.empty().withLandCover(HASH, shares));
    }
}

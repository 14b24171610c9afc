package io.insarhub.core.pairdb;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The scenes of a long stack, and made-up scores and factors of the real form for each of their pairs. */
final class LargeDb {

    private final List<String> scenes = new ArrayList<>();

    LargeDb(int sceneCount) {
        LocalDate first = LocalDate.of(2016, 1, 3);
        for (int i = 0; i < sceneCount; i++) {
            String day = first.plusDays(6L * i).toString().replace("-", "");
            scenes.add(String.format(
                    "S1A_IW_SLC__1SDV_%sT005900_%sT005927_%06d_%06X_%04X",
                    day, day, 10_000 + i, 0x36000 + i, (i * 40_503) & 0xffff));
        }
    }

    List<String> scenes() {
        return scenes;
    }

    /** Whole numbers of 0 to 100. */
    int score100(int i, int j) {
        return (i * 7919 + j * 104_729) % 101;
    }

    /**
     * One task for each scene, which adds its pairs with the later ones.
     *
     * @param unit whether scores stand on 0–1, as in new databases, or on 0–100 as in Python's
     */
    List<Callable<Object>> rows(PairDbWriter writer, boolean unit) {
        List<Callable<Object>> rows = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            int row = i;
            rows.add(() -> {
                for (int j = row + 1; j < scenes.size(); j++) {
                    int score = score100(row, j);
                    Number written = unit ? (Number) (score / 100.0) : (Number) score;
                    writer.add(scenes.get(row), scenes.get(j), written, factors(row, j));
                }
                return row;
            });
        }
        return rows;
    }

    Map<String, Object> factors(int i, int j) {
        int score = score100(i, j);
        double coherence = Math.round(10_000 * (0.1 + 0.005 * score)) / 10_000.0;
        Map<String, Object> factors = new LinkedHashMap<>();
        factors.put("coherence_source", "s3");
        factors.put("coherence_expected", coherence);
        factors.put("coherence_climatology", 0.3455);
        factors.put("coherence_same_season", i % 2 == 0);
        factors.put("coherence_season_d1", "summer");
        factors.put("coherence_season_d2", "fall");
        List<Object> segments = new ArrayList<>();
        for (int k = 0; k < 9; k++) {
            segments.add(List.of(24 + k, "summer", coherence));
        }
        factors.put("coherence_segments", segments);
        Map<String, Object> penalties = new LinkedHashMap<>();
        penalties.put("coherence", 0.6288);
        penalties.put("snow", 0.0);
        penalties.put("precip_d1", 0.0725);
        penalties.put("precip_d2", 0.1575);
        penalties.put("freeze_thaw", 0.0);
        factors.put("penalties", penalties);
        factors.put("snow_cover_d1", 0.0);
        factors.put("snow_cover_d2", 0.0);
        factors.put("delta_snow", 0.0);
        factors.put("temp_max_d1", 24.6);
        factors.put("temp_max_d2", 31.9);
        factors.put("precip_3day_d1", 2.9);
        factors.put("precip_3day_d2", 6.3);
        factors.put("dt_days", 6 * (j - i));
        factors.put("bperp_diff", 152.5);
        factors.put("hard_kill", null);
        factors.put("snow_source", "openmeteo");
        factors.put("rho_inf", 0.117);
        factors.put("coherence_abs", coherence);
        factors.put("score", score);
        return factors;
    }
}

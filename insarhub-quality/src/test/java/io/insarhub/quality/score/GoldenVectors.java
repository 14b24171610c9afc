package io.insarhub.quality.score;

import io.insarhub.api.Season;
import io.insarhub.core.json.JsonReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The golden feature vectors, and the features that they stand for. */
final class GoldenVectors {

    private GoldenVectors() {}

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> all() throws URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(GoldenVectors.class.getResource("/golden/quality/vectors.json"))
                .toURI());
        return (List<Map<String, Object>>) Objects.requireNonNull(JsonReader.read(file));
    }

    static PairFeatures features(Map<String, Object> f) {
        List<Segment> segments = new ArrayList<>();
        for (Object entry : (List<?>) Objects.requireNonNull(f.get("coherence_segments"))) {
            List<?> s = (List<?>) entry;
            segments.add(new Segment(((Number) s.get(0)).intValue(), season(s.get(1)), number(s.get(2))));
        }
        return new PairFeatures(
                (int) number(f.get("dt_days")),
                number(f.get("bperp_diff")),
                number(f.get("dt_normalized")),
                number(f.get("bperp_normalized")),
                number(f.get("is_annual_repeat")) == 1,
                day(f, "_d1"),
                day(f, "_d2"),
                number(f.get("delta_snow_cover")),
                number(f.get("freeze_thaw")) == 1,
                number(f.get("season_penalty")),
                number(f.get("veg_temporal")),
                new LandCoverShares(
                        number(f.get("lc_forest_fraction")),
                        number(f.get("lc_shrub_fraction")),
                        number(f.get("lc_grass_fraction")),
                        number(f.get("lc_crop_fraction")),
                        number(f.get("lc_urban_fraction")),
                        number(f.get("lc_bare_fraction")),
                        number(f.get("lc_snow_fraction")),
                        number(f.get("lc_water_fraction"))),
                new PairCoherence(
                        String.valueOf(f.get("coherence_source")),
                        number(f.get("coherence_expected")),
                        number(f.get("coherence_rho_inf")),
                        number(f.get("coherence_climatology")),
                        season(f.get("coherence_season_d1")),
                        season(f.get("coherence_season_d2")),
                        segments));
    }

    private static DayFeatures day(Map<String, Object> f, String suffix) {
        return new DayFeatures(
                number(f.get("snow_cover_frac" + suffix)),
                (String) f.get("snow_source"),
                number(f.get("temp_max" + suffix)),
                number(f.get("precip" + suffix)),
                number(f.get("precip_3day" + suffix)),
                number(f.get("precip_7day" + suffix)),
                number(f.get("ndvi" + suffix)),
                false);
    }

    private static Season season(@Nullable Object name) {
        return Season.valueOf(String.valueOf(name).toUpperCase(java.util.Locale.ROOT));
    }

    static double number(@Nullable Object value) {
        return value == null ? Double.NaN : ((Number) value).doubleValue();
    }
}

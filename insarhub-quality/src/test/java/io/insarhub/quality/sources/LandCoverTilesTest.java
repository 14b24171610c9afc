package io.insarhub.quality.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ServiceException;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.quality.Services;
import io.insarhub.quality.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shares on a real tile, which covers latitude 0–3 and longitude 6–9; counts by GDAL and Python's Counter. */
class LandCoverTilesTest {

    private static final String TILE = Services.LAND_COVER + "ESA_WorldCover_10m_2021_v200_N00E006_Map.tif";
    private static final byte[] REAL = Services.resource("/ESA_WorldCover_10m_2021_v200_N00E006_Map.tif");

    private final TestServer server = TestServer.start().on(TILE, TestServer.file(REAL));

    @AfterEach
    void stop() {
        server.close();
    }

    private Map<String, Object> shares(double west, double south, double east, double north) {
        return new LandCoverTiles(Settings.of(server))
                .shares(new BoundingBox(west, south, east, north), Cancellation.never());
    }

    @Test
    void sharesAreThoseOfAnIndependentCountAndOnlyTheBlocksUnderTheBoxAreFetched() {
        Map<String, Object> shares = shares(6.5, 0.1, 6.7, 0.3);

        double all = 2400.0 * 2400;
        assertThat(shares)
                .containsEntry("lc_forest_fraction", rounded(5_092_494 / all))
                .containsEntry("lc_shrub_fraction", rounded(134 / all))
                .containsEntry("lc_grass_fraction", rounded(100_802 / all))
                .containsEntry("lc_crop_fraction", rounded(140 / all))
                .containsEntry("lc_urban_fraction", rounded(11_512 / all))
                .containsEntry("lc_bare_fraction", rounded(107_284 / all))
                .containsEntry("lc_snow_fraction", 0.0)
                .containsEntry("lc_water_fraction", rounded(446_773 / all))
                .containsEntry("lc_dominant_class", 10L);
        long bytes = server.asked(TILE).stream()
                .map(asked -> asked.headers().get("Range"))
                .flatMap(List::stream)
                .map(range -> range.substring("bytes=".length()).split("-", -1))
                .mapToLong(ends -> Math.min(Long.parseLong(ends[1]), REAL.length - 1L) - Long.parseLong(ends[0]) + 1)
                .sum();
        assertThat(bytes).isLessThan(REAL.length / 4);
    }

    @Test
    void ofALargeAreaAnOverviewIsReadAndTheSharesStay() {
        Map<String, Object> shares = shares(6, 0, 9, 3);

        // the overview of 2250 × 2250 pixels
        assertThat(shares)
                .containsEntry("lc_forest_fraction", rounded(42_898 / 5_062_500.0))
                .containsEntry("lc_water_fraction", rounded(600_671 / 5_062_500.0));
        assertThat(server.asked(TILE)).hasSizeLessThan(20);
    }

    @Test
    void everyTileThatTheBoxTouchesCountsAndMissingOnesAreSea() {
        Map<String, Object> shares = shares(6.5, -0.2, 6.7, 0.2);

        assertThat(server.asked(Services.LAND_COVER))
                .anyMatch(asked -> asked.target().contains("S03E006"));
        Map<String, Object> north = shares(6.5, 0, 6.7, 0.2);
        assertThat(forest(shares)).isCloseTo(forest(north) / 2, within(1e-4));
    }

    @Test
    void whereThereIsNoTileAtAllNothingIsKnown() {
        assertThatThrownBy(() -> shares(0.5, 0.5, 0.6, 0.6))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("no tile");
    }

    @Test
    void aServerThatFailsAnswersNonsenseOrIgnoresRangesIsAnError() {
        server.on(TILE, TestServer.text(503, "text/plain", "slow down"));
        assertThatThrownBy(() -> shares(6.5, 0.1, 6.6, 0.2))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("503");
        server.on(TILE, TestServer.html());
        assertThatThrownBy(() -> shares(6.5, 0.1, 6.6, 0.2)).isInstanceOf(ServiceException.class);
        server.on(TILE, TestServer.file("this is no TIFF, whatever else it may be".getBytes(UTF_8)));
        assertThatThrownBy(() -> shares(6.5, 0.1, 6.6, 0.2)).isInstanceOf(BadFileException.class);
        server.on(TILE, TestServer.silent(2000));
        assertThatThrownBy(() -> shares(6.5, 0.1, 6.6, 0.2)).isInstanceOf(ServiceException.class);
    }

    @Test
    void stopsWhenItIsCancelled() {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        assertThatThrownBy(() ->
                        new LandCoverTiles(Settings.of(server)).shares(new BoundingBox(6.5, 0.1, 6.7, 0.3), cancelled))
                .isInstanceOf(CancelledException.class);
    }

    private static double forest(Map<String, Object> shares) {
        return shares.get("lc_forest_fraction") instanceof Double share ? share : Double.NaN;
    }

    private static double rounded(double share) {
        return Math.rint(share * 10_000) / 10_000;
    }
}

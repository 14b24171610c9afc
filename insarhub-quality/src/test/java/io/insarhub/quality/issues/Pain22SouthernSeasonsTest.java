package io.insarhub.quality.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.ScenePair;
import io.insarhub.api.Season;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.StackFolder;
import io.insarhub.core.geotiff.Band;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.SampleType;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.quality.DecayMaps;
import io.insarhub.quality.PairQualityScorer;
import io.insarhub.quality.Services;
import io.insarhub.quality.Studies;
import io.insarhub.quality.TestServer;
import io.insarhub.quality.coherence.SeasonDays;
import io.insarhub.quality.features.Climatology;
import io.insarhub.quality.features.SeasonPenalty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * South of the equator the wrong season was read: the data set's winter is December to February everywhere, and the shift
 * by six months belongs to the season penalty and the climatology alone.
 */
class Pain22SouthernSeasonsTest {

    private static final String SOUTH = "POLYGON((20.02 -30.08,20.08 -30.08,20.08 -30.02,20.02 -30.02,20.02 -30.08))";

    private final TestServer server = TestServer.start().on(Services.WEATHER, Services.weather(date -> "0"));

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void januaryReadsTheMosaicThatTheDataSetCallsWinter() throws IOException {
        for (Season season : Season.values()) {
            for (int days : new int[] {12, 24, 36, 48}) {
                // each season has a level of its own, that does not fall
                server.on(
                        Services.MOSAICS + "Global_" + season + "_vv_COH" + days + "_100ppd.tif",
                        TestServer.file(mosaic(20 + 10 * season.ordinal())));
            }
        }
        StackFolder stack = Studies.stack(folder, 2, SOUTH);
        ScenePair january = Studies.pairs(stack).get(0);

        var quality = new PairQualityScorer(Services.options(server).build())
                .score(List.of(january), StageContext.in(folder));

        assertThat(server.asked(Services.MOSAICS))
                .isNotEmpty()
                .allMatch(asked -> asked.target().contains("_winter_"));
        assertThat(DecayMaps.of(stack, "vv").meanCoherence(Season.WINTER, 12)).isCloseTo(0.20, within(1e-6));
        assertThat(quality.factors(january).orElseThrow().toMap())
                .containsEntry("coherence_source", "s3")
                .containsEntry("coherence_expected", 0.2)
                .containsEntry("coherence_season_d1", "winter");
    }

    @Test
    void climatologyAndSeasonPenaltyAreShifted() {
        SeasonDays.Part january = new SeasonDays.Part(12, Season.WINTER);
        SeasonDays.Part july = new SeasonDays.Part(12, Season.SUMMER);

        assertThat(Climatology.at(-45).coherence(List.of(january)))
                .isEqualTo(Climatology.at(45).coherence(List.of(july)));
        LocalDate inMay = LocalDate.of(2020, 5, 20);
        LocalDate inJuly = LocalDate.of(2020, 7, 20);
        LocalDate inJanuary = LocalDate.of(2021, 1, 20);
        assertThat(SeasonPenalty.of(inJuly, inJanuary, -30)).isEqualTo(SeasonPenalty.of(inJuly, inJanuary, 30));
        assertThat(SeasonPenalty.of(inMay, LocalDate.of(2020, 11, 1), -30)).isEqualTo(0.70);
    }

    /** A mosaic of 1° of one value, hundredths. */
    private byte[] mosaic(int value) throws IOException {
        Path file = folder.resolve("mosaic.tif");
        GeoTiffSpec spec = GeoTiffSpec.builder(100, 100)
                .bands(List.of(Band.described("coherence")))
                .geoTransform(new GeoTransform(20, -30, 0.01, 0.01))
                .crs(Crs.ofEpsg(4326))
                .sampleType(SampleType.UINT8)
                .build();
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec, 1, ProgressListener.none(), Cancellation.never())) {
            writer.write(window -> {
                byte[] pixels = new byte[window.pixels()];
                Arrays.fill(pixels, (byte) value);
                return Samples.of(pixels);
            });
            writer.finish();
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }
}

package io.insarhub.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.ScenePair;
import io.insarhub.core.plot.DateMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairQualityPlotTest {

    /** Of another satellite, so the first by name is the second by date. */
    private static final String MIDDLE = "S1A_IW_SLC__1SDV_20200113T000000_20200113T000027_030777_0387A5_0001";

    private static final String FIRST = "S1B_IW_SLC__1SDV_20200107T000000_20200107T000027_019706_0253D9_0002";
    private static final String LAST = "S1B_IW_SLC__1SDV_20200119T000000_20200119T000027_019881_025972_0003";
    private static final ScenePair SHORT = new ScenePair(FIRST, MIDDLE);
    private static final ScenePair LONG = new ScenePair(FIRST, LAST);

    @TempDir
    private Path folder;

    @Test
    void everyPairIsBelowTheDiagonalAndThoseSelectedAboveItToo() {
        DateMatrix matrix = PairQualityPlot.of(Map.of(SHORT, 80.0, LONG, 20.0))
                .selected(List.of(SHORT))
                .matrix();

        assertThat(matrix.dates())
                .containsExactly(LocalDate.of(2020, 1, 7), LocalDate.of(2020, 1, 13), LocalDate.of(2020, 1, 19));
        assertThat(matrix.at(1, 0)).isEqualTo(80);
        assertThat(matrix.at(2, 0)).isEqualTo(20);
        assertThat(matrix.at(2, 1)).isNaN();
        assertThat(matrix.at(0, 1)).isEqualTo(80);
        assertThat(matrix.at(0, 2)).isNaN();
        assertThat(matrix.caption())
                .isEqualTo("2 pairs of 3 scenes below the diagonal, the 1 that are selected above it");
    }

    @Test
    void aSceneThatNobodyCanDateHasNoPlaceInIt() {
        PairQualityPlot plot = PairQualityPlot.of(Map.of(SHORT, 80.0, new ScenePair(FIRST, "somewhere"), 10.0));

        assertThat(plot.matrix().dates()).hasSize(2);
        assertThatThrownBy(() -> PairQualityPlot.of(Map.of(new ScenePair("here", "there"), 10.0)))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("score the pairs, first");
    }

    @Test
    void drawsAWholeDatabase() throws IOException {
        PairQualityDatabase database =
                PairQualityDatabase.open(GoldenFolder.copy(folder, GoldenFolder.DATABASE), GoldenFolder.OFFLINE);
        database.build(null).join();

        assertThat(database.scores()).hasSize(861);
        PairQualityPlot.of(database.scores()).titled("p100_f466").writePng(folder.resolve("scores.png"));

        assertThat(ImageIO.read(folder.resolve("scores.png").toFile()).getWidth())
                .isGreaterThan(1000);
    }
}

package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.ScenePair;
import io.insarhub.api.StackId;
import io.insarhub.api.file.PairQuality;
import io.insarhub.api.file.StackFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlTableTest {

    private static final ScenePair AB = new ScenePair("A_20200101", "B_20200113");
    private static final ScenePair BC = new ScenePair("B_20200113", "C_20200125");

    @Test
    void cellsAreEscapedAndNumbersStandToTheRight() {
        HtmlTable table =
                HtmlTable.of(List.of("a<b", "n"), List.of(List.of("<script>&\"", -1.5), Arrays.asList(null, 7)));

        assertThat(table).hasToString("""
                        <table>
                        <tr><th>a&lt;b</th><th>n</th></tr>
                        <tr><td>&lt;script&gt;&amp;&quot;</td><td style="text-align:right">-1.5</td></tr>
                        <tr><td></td><td style="text-align:right">7</td></tr>
                        </table>""");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> HtmlTable.of(List.of("a"), List.of(List.of(1, 2))))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("rows: must have a cell for each of 1 columns, but one is [1, 2]");
    }

    @Test
    void theBestScoreComesFirstAndNoneLast() {
        StackFile stack = StackFile.empty()
                .withPairs(List.of(AB, BC))
                .withPairQuality(PairQuality.empty().withScores(Map.of(BC, 61.27), Map.of()));

        String html = HtmlTable.ofScores(stack).toString();

        assertThat(html.indexOf("C_20200125")).isLessThan(html.indexOf("A_20200101"));
        assertThat(html).contains("61.3");
        assertThat(HtmlTable.ofScores(stack).first(1).toString()).doesNotContain("A_20200101");
    }

    @Test
    void networksHaveALineEach() {
        PairNetwork network = PairNetwork.of(
                Map.of(AB.reference(), 0.0, AB.secondary(), 10.0, BC.secondary(), 20.0), List.of(AB, BC));

        assertThat(HtmlTable.ofHealth(Map.of(StackId.of(100, 466), network)).toString())
                .contains("<td>p100_f466</td>", ">3</td>", ">20</td>");
    }

    @Test
    void stacksTellWhatComesNext(@TempDir Path folder) {
        Workdir workdir = Workdir.create(folder, Set.of(StackId.of(100, 466), StackId.of(27, 115)));

        assertThat(HtmlTable.ofStacks(workdir).toString()).contains("p100_f466", "p27_f115", "EMPTY");
    }
}

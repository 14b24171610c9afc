package io.insarhub.core.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures that tell how good an analysis is. */
class DiagnosticFiguresTest {

    private static final LocalDate START = LocalDate.of(2020, 1, 4);
    private static final ColorScale SHARE = new ColorScale(0, 1, false);

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 150})
    void a_matrix_has_readable_dates_and_a_cell_for_each_two(int count) {
        List<LocalDate> dates = dates(count);
        DateMatrix matrix = new DateMatrix("Coherence matrix", "a caption", dates);
        if (count > 1) {
            matrix = matrix.with(List.of(new DateMatrix.Cell(1, 0, 0.25), new DateMatrix.Cell(0, 1, 0.75)));
        }
        MatrixFigure figure = MatrixFigure.of(matrix, "Mean coherence", SHARE);

        Drawn drawn = drawn(figure.canvas(), figure::draw);

        drawn.assertThatTextIsLegible();
        assertThat(drawn.texts())
                .contains(
                        "Coherence matrix",
                        "Mean coherence",
                        "no pair",
                        dates.get(0).toString());
        if (count > 1) {
            // the cells are 560 units wide together, from 84 and 60 on, at two pixels a unit
            int cell = 1120 / count;
            assertThat(color(drawn.image(), 168 + cell / 2, 120 + cell + cell / 2))
                    .isEqualTo(SHARE.color(0.25));
            assertThat(color(drawn.image(), 168 + cell + cell / 2, 120 + cell / 2))
                    .isEqualTo(SHARE.color(0.75));
            assertThat(matrix.at(0, 0)).isNaN();
        }
    }

    @Test
    void a_network_is_shown_before_and_after() {
        List<CoherenceNetwork.Pair> pairs = List.of(
                new CoherenceNetwork.Pair(0, 1, 0.9, false),
                new CoherenceNetwork.Pair(1, 2, 0.8, false),
                new CoherenceNetwork.Pair(0, 2, 0.3, true));
        CoherenceNetwork network =
                new CoherenceNetwork("Network", "caption", dates(3), List.of(0.0, 50.0, -20.0), pairs);

        Drawn drawn = drawn(CoherenceNetworkFigure.of(network).canvas(), CoherenceNetworkFigure.of(network)::draw);

        assertThat(drawn.texts())
                .contains("Before: 3 interferograms", "After: 2 kept, 1 dropped", "Mean coherence")
                .contains("dropped (grey in the lower panel)");
        drawn.assertThatTextIsLegible();
        assertThat(drawn.pixels(CoherenceLines.PALE))
                .as("the dropped one below")
                .isGreaterThan(100);
        assertThat(network.before().edges()).hasSize(3);
        assertThat(network.after().edges()).hasSize(2);
    }

    @Test
    void a_network_that_lost_a_date_or_knows_no_coherence_is_shown_too() {
        List<CoherenceNetwork.Pair> pairs =
                List.of(new CoherenceNetwork.Pair(0, 1, Double.NaN, false), new CoherenceNetwork.Pair(1, 2, 0.2, true));
        CoherenceNetwork network =
                new CoherenceNetwork("Network", "caption", dates(3), List.of(0.0, 50.0, -20.0), pairs);

        Drawn drawn = drawn(CoherenceNetworkFigure.of(network).canvas(), CoherenceNetworkFigure.of(network)::draw);

        assertThat(drawn.texts()).contains("coherence unknown", "date without interferograms");
        drawn.assertThatTextIsLegible();
    }

    @Test
    void nothing_dropped_is_one_panel() {
        CoherenceNetwork network = new CoherenceNetwork(
                "Network",
                "caption",
                dates(2),
                List.of(0.0, 5.0),
                List.of(new CoherenceNetwork.Pair(0, 1, 0.9, false)));

        Drawn drawn = drawn(CoherenceNetworkFigure.of(network).canvas(), CoherenceNetworkFigure.of(network)::draw);

        assertThat(drawn.texts()).contains("All 1 interferograms are kept").noneMatch(t -> t.startsWith("After"));
        drawn.assertThatTextIsLegible();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 200})
    void bars_mark_what_stands_out(int count) {
        List<DateBars.Bar> values = new ArrayList<>();
        List<LocalDate> dates = dates(count);
        for (int i = 0; i < count; i++) {
            DateBars.Kind kind = i == 0 ? DateBars.Kind.OUTLIER : DateBars.Kind.USUAL;
            values.add(new DateBars.Bar(dates.get(i), i == 0 ? 9 : i == 3 ? Double.NaN : 2, kind));
        }
        DateBarsFigure figure =
                DateBarsFigure.of(new DateBars("Residuals", "caption", "Residual RMS (mm)", values, 6, "threshold 6"));

        Drawn drawn = drawn(figure.canvas(), figure::draw);

        drawn.assertThatTextIsLegible();
        assertThat(drawn.texts()).contains("outlier: 1", "threshold 6", "Residual RMS (mm)", "Acquisition date (UTC)");
        // more than the sign in the legend
        assertThat(drawn.pixels(Palette.VERMILLION)).isGreaterThan(24 * 24 + 300);
    }

    @Test
    void a_history_has_its_fit_and_what_the_fit_says() {
        List<HistoryFigure.Sample> samples = dates(20).stream()
                .map(d -> new HistoryFigure.Sample(d, d.getDayOfYear() * 0.1))
                .toList();
        FittedCurve fit = new FittedCurve(
                d -> d.getDayOfYear() * 0.1,
                List.of("velocity 36.5 ± 0.8 mm/yr", "step 2020-05-01 3.0 ± 0.1 mm"),
                List.of(LocalDate.of(2020, 5, 1)),
                Set.of(samples.get(3).date()));
        HistoryFigure figure = HistoryFigure.of("Point", "caption", "Displacement (mm)", samples)
                .with(fit);

        Drawn drawn = drawn(figure.canvas(), figure::draw);

        drawn.assertThatTextIsLegible();
        assertThat(drawn.texts())
                .contains("velocity 36.5 ± 0.8 mm/yr", "step 2020-05-01 3.0 ± 0.1 mm", "left out of the fit");
        assertThat(drawn.pixels(Palette.VERMILLION)).isGreaterThan(500);
    }

    @Test
    void values_that_differ_in_their_last_digit_have_an_axis() {
        double value = 0.02;
        List<HistoryFigure.Sample> samples = List.of(
                new HistoryFigure.Sample(START, value),
                new HistoryFigure.Sample(START.plusDays(12), Math.nextUp(value)));
        HistoryFigure figure = HistoryFigure.of("Point", "caption", "Displacement (mm)", samples);

        drawn(figure.canvas(), figure::draw).assertThatTextIsLegible();
    }

    @Test
    void a_bar_of_colours_is_pointed_where_values_go_beyond_it() {
        float[] values = {-9, -1, 0, 1};
        ReliefModel model = new ReliefModel(
                "Velocity",
                "caption",
                new ReliefModel.Frame(2, 2, 400_000, 3_960_000, 80, 80, false),
                values,
                new boolean[values.length]);
        MapSheet sheet = new MapSheet(model, 400);
        ColorScale scale = new ColorScale(-1, 1, true);

        Drawn drawn = drawn(
                Canvas.seeThrough(sheet.widthPixels(), sheet.heightPixels(), Canvas.SCALE),
                canvas -> RasterFigure.of(model, "mm/yr", scale).draw(canvas, sheet));

        drawn.assertThatTextIsLegible();
        // beside the point's tip there is paper, where the bar would have had its corner; above there is no point
        int left = (int) (2 * sheet.barLeft());
        int bottom = (int) (2 * sheet.map().getMaxY());
        assertThat(color(drawn.image(), left + 3, bottom - 3)).isEqualTo(Palette.PAPER);
        assertThat(color(drawn.image(), left + 16, bottom - 8)).isEqualTo(scale.color(-9));
        int top = (int) (2 * sheet.map().getMinY()) + 44;
        assertThat(color(drawn.image(), left + 16, top + 4)).isNotEqualTo(Palette.PAPER);
        assertThat(color(drawn.image(), left + 16, top - 8)).isEqualTo(Palette.PAPER);
    }

    @Test
    void a_mask_says_what_its_values_mean_and_has_no_bar() {
        float[] values = {1, 1, 1, Float.NaN};
        ReliefModel model = new ReliefModel(
                "Mask",
                "caption",
                new ReliefModel.Frame(2, 2, 400_000, 3_960_000, 80, 80, false),
                values,
                new boolean[values.length]);
        MapSheet sheet = new MapSheet(model, 400);
        RasterFigure figure = RasterFigure.of(model, "", SHARE)
                .named(List.of(new RasterFigure.ValueName(1, "kept"), new RasterFigure.ValueName(0, "masked out")))
                .showingNoData();

        Drawn drawn = drawn(
                Canvas.seeThrough(sheet.widthPixels(), sheet.heightPixels(), Canvas.SCALE),
                canvas -> figure.draw(canvas, sheet));

        drawn.assertThatTextIsLegible();
        assertThat(drawn.texts()).contains("kept", "no data").doesNotContain("masked out", "0.5");
        assertThat(figure.sized(300).image().getWidth())
                .isEqualTo(figure.image().getWidth() - 2 * (640 - 300));
    }

    @Test
    void a_map_marks_places_and_says_where_there_is_no_data() {
        float[] values = new float[40 * 30];
        Arrays.fill(values, 5);
        values[7 * 40 + 8] = Float.NaN;
        ReliefModel model = new ReliefModel(
                "Velocity",
                "caption",
                new ReliefModel.Frame(40, 30, 400_000, 3_960_000, 80, 80, false),
                values,
                new boolean[values.length]);
        RasterFigure figure = RasterFigure.of(model, "mm/yr", ColorScale.symmetric(values))
                .showingNoData()
                .marked(List.of(new PlaceMark(400_100, 3_959_900, PlaceMark.Kind.REFERENCE, "reference")));
        MapSheet sheet = new MapSheet(model, 640);

        Drawn drawn = drawn(
                Canvas.seeThrough(sheet.widthPixels(), sheet.heightPixels(), Canvas.SCALE),
                canvas -> figure.draw(canvas, sheet));

        drawn.assertThatTextIsLegible();
        assertThat(drawn.texts()).contains("reference", "no data", "mm/yr", "Easting (km)");
        assertThat(color(figure.image(), (int) (2 * sheet.x(400_100)), (int) (2 * sheet.y(3_959_900))))
                .isEqualTo(Palette.SCENE);
        assertThat(color(figure.image(), (int) (2 * sheet.x(400_680)), (int) (2 * sheet.y(3_959_400))))
                .isEqualTo(new Color(0xD0D0D0));
    }

    @Test
    void a_symmetric_scale_has_zero_in_its_middle() {
        float[] values = new float[101];
        for (int i = 0; i < values.length; i++) {
            values[i] = -i;
        }

        assertThat(ColorScale.symmetric(values)).isEqualTo(new ColorScale(-98, 98, true));
        assertThat(ColorScale.symmetric(new float[] {Float.NaN})).isEqualTo(new ColorScale(-1, 1, true));
    }

    private static List<LocalDate> dates(int count) {
        return IntStream.range(0, count).mapToObj(i -> START.plusDays(12L * i)).toList();
    }

    private static Color color(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y));
    }

    private static Drawn drawn(Canvas canvas, Consumer<Canvas> drawing) {
        try (canvas) {
            drawing.accept(canvas);
            return new Drawn(
                    canvas.image(), canvas.texts(), new Rectangle2D.Double(0, 0, canvas.width(), canvas.height()));
        }
    }
}

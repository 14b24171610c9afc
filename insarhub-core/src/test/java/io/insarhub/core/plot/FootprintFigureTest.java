package io.insarhub.core.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.core.plot.Canvas.PlacedText;
import io.insarhub.core.plot.FootprintModel.Direction;
import io.insarhub.core.plot.FootprintModel.Stack;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class FootprintFigureTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Test
    void stacksAreNamedAndCountedByDirection() {
        Drawn map = drawn(new FootprintModel(
                "Etna",
                "30 scenes",
                List.of(
                        new Stack("p44 f122", Direction.ASCENDING, 20, box(14, 37, 16, 38)),
                        new Stack("p124 f466", Direction.DESCENDING, 10, box(15, 37, 17, 38))),
                box(14.9, 37.6, 15.1, 37.8)));

        assertThat(map.texts())
                .contains(
                        "Etna",
                        "30 scenes",
                        "p44 f122",
                        "p124 f466",
                        "Ascending: 1 stack, 20 scenes",
                        "Descending: 1 stack, 10 scenes",
                        "Area of interest")
                .contains("15.0°E", "37.0°N");
        assertThat(map.pixels(Palette.BLUE)).isGreaterThan(500);
        assertThat(map.pixels(Palette.VERMILLION)).isGreaterThan(500);
        map.assertThatTextIsLegible();
    }

    @Test
    void aStackAcrossTheDateLineIsDrawnInOnePieceInTheMiddle() {
        Geometry both = FACTORY.createMultiPolygon(new org.locationtech.jts.geom.Polygon[] {
            (org.locationtech.jts.geom.Polygon) box(178, -18, 180, -16),
            (org.locationtech.jts.geom.Polygon) box(-180, -18, -178, -16)
        });
        Drawn map = drawn(new FootprintModel("", "", List.of(new Stack("p1 f2", Direction.ASCENDING, 1, both)), null));

        assertThat(map.texts()).contains("180°", "179.0°E", "179.0°W").doesNotContain("0°", "90°E", "90°W");
        PlacedText label = map.placed().stream()
                .filter(text -> text.text().equals("p1 f2"))
                .findFirst()
                .orElseThrow();
        PlacedText dateLine = map.placed().stream()
                .filter(text -> text.text().equals("180°"))
                .findFirst()
                .orElseThrow();
        assertThat(Math.abs(label.box().getCenterX() - dateLine.box().getCenterX()))
                .isLessThan(60);
        // a line along the cut would be blue from top to bottom of the stack
        int column = (int) Math.round(dateLine.box().getCenterX() * 2) + 60;
        long blue = 0;
        for (int x = column - 70; x < column; x++) {
            long here = 0;
            for (int y = 0; y < map.image().getHeight(); y++) {
                here += map.image().getRGB(x, y) == Palette.BLUE.getRGB() ? 1 : 0;
            }
            blue = Math.max(blue, here);
        }
        assertThat(blue).isLessThan(40);
    }

    @Test
    void labelsOfManyStacksNeverCoverEachOther() {
        Random random = new Random(4);
        List<Stack> stacks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double west = random.nextDouble() * 8;
            double south = 30 + random.nextDouble() * 8;
            stacks.add(new Stack(
                    "p" + i + " f" + (1000 - i),
                    Direction.values()[i % 3],
                    i,
                    box(west, south, west + 2.5, south + 2)));
        }
        Drawn map = drawn(new FootprintModel("many", "many", stacks, null));

        map.assertThatTextIsLegible();
        assertThat(map.texts().stream().filter(text -> text.matches("p\\d+ f\\d+")))
                .hasSizeGreaterThan(100);
        assertThat(map.texts()).anyMatch(text -> text.endsWith("of 200 labels have no room"));
    }

    @Test
    void nothingToDrawIsSaid() {
        assertThat(drawn(new FootprintModel("", "0 scenes", List.of(), null)).texts())
                .contains("No footprints");
        Drawn point = drawn(new FootprintModel(
                "", "", List.of(), FACTORY.createPoint(new org.locationtech.jts.geom.Coordinate(0, 90))));
        point.assertThatTextIsLegible();
    }

    @Test
    void theWholeWorldFitsToo() {
        Drawn map = drawn(new FootprintModel(
                "", "", List.of(new Stack("p1 f1", Direction.UNKNOWN, 1, box(-180, -90, 180, 90))), null));

        map.assertThatTextIsLegible();
        assertThat(map.texts()).contains("0°", "60°N");
    }

    private static Drawn drawn(FootprintModel model) {
        try (Canvas canvas = new Canvas(1600, 1300, 2)) {
            FootprintFigure.of(model).draw(canvas);
            return new Drawn(
                    canvas.image(), canvas.texts(), new Rectangle2D.Double(0, 0, canvas.width(), canvas.height()));
        }
    }

    private static Geometry box(double west, double south, double east, double north) {
        return FACTORY.toGeometry(new Envelope(west, east, south, north));
    }
}

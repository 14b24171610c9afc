package io.insarhub.core.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.core.plot.Canvas.PlacedText;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** A figure as drawn: its pixels, and its texts with their places. */
record Drawn(BufferedImage image, List<PlacedText> placed, Rectangle2D paper) {

    static Drawn of(NetworkModel model) {
        return of(
                model,
                NetworkFigure.DEFAULT_WIDTH_PIXELS,
                NetworkFigure.DEFAULT_HEIGHT_PIXELS,
                NetworkFigure.DEFAULT_SCALE);
    }

    static Drawn of(NetworkModel model, int width, int height, double scale) {
        try (Canvas canvas = new Canvas(width, height, scale)) {
            NetworkFigure.of(model).draw(canvas);
            return new Drawn(
                    canvas.image(), canvas.texts(), new Rectangle2D.Double(0, 0, canvas.width(), canvas.height()));
        }
    }

    List<String> texts() {
        return placed.stream().map(PlacedText::text).toList();
    }

    long pixels(Color color) {
        int rgb = color.getRGB();
        return IntStream.of(rgb(image)).filter(p -> p == rgb).count();
    }

    static int[] rgb(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** No text is cut by the edge of the picture and none covers another. */
    void assertThatTextIsLegible() {
        for (PlacedText t : placed) {
            assertThat(paper.contains(t.box())).as("%s is whole", t).isTrue();
        }
        for (int i = 0; i < placed.size(); i++) {
            for (PlacedText other : placed.subList(i + 1, placed.size())) {
                assertThat(placed.get(i).box().intersects(other.box()))
                        .as("%s covers %s", placed.get(i), other)
                        .isFalse();
            }
        }
    }
}

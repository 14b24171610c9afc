package io.insarhub.core.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/**
 * Colours a relief by height and lights it from the north-west, 45° high (slopes after B. K. P. Horn, Hill shading and the
 * reflectance map, 1981). Flat land is lit so that it can be told: slopes are exaggerated to a fair mean.
 */
final class ReliefShade {

    static final Color SEA = new Color(0xA9, 0xCC, 0xE3);
    static final Color VOID = Palette.REDDISH_PURPLE;

    /** From lowland to snow; lightness tells high from low in the upper half where colours are not seen. */
    private static final List<Color> LAND = List.of(
            new Color(0x3F7D58),
            new Color(0x7FAE72),
            new Color(0xC2CF8F),
            new Color(0xE6D9A2),
            new Color(0xC9A26B),
            new Color(0x9A6F4C),
            new Color(0xB9A69A),
            new Color(0xF7F5F2));

    private static final double FAIR_SLOPE = 0.3;
    private static final double MOST_EXAGGERATION = 10;
    /** Share of the lowest and of the highest pixels that the colours do not stretch for. */
    private static final double OUTLIERS = 0.001;

    private final ReliefModel model;
    private final float lowest;
    private final float highest;

    ReliefShade(ReliefModel model) {
        this.model = model;
        float[] land = new float[model.heights().length];
        int count = 0;
        for (int i = 0; i < land.length; i++) {
            if (!model.sea()[i] && !Float.isNaN(model.heights()[i])) {
                land[count++] = model.heights()[i];
            }
        }
        Arrays.sort(land, 0, count);
        int spare = (int) (count * OUTLIERS);
        this.lowest = count == 0 ? 0 : land[spare];
        this.highest = count == 0 ? 1 : Math.max(lowest + 1, land[count - 1 - spare]);
    }

    /** Height of the lowest colour, metres. */
    double lowestMeters() {
        return lowest;
    }

    /** Height of the highest colour, metres. */
    double highestMeters() {
        return highest;
    }

    /** The colour of a height, unlit. */
    Color color(double meters) {
        double place = Math.max(0, Math.min(1, (meters - lowest) / (highest - lowest))) * (LAND.size() - 1);
        int low = Math.min((int) place, LAND.size() - 2);
        return Palette.between(LAND.get(low), LAND.get(low + 1), place - low);
    }

    /** The lit relief, a pixel each. */
    BufferedImage image() {
        int width = model.columns();
        int height = model.rows();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        double exaggeration = exaggeration();
        double[] slope = new double[2];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                if (Float.isNaN(model.heights()[at])) {
                    image.setRGB(x, y, VOID.getRGB());
                } else if (model.sea()[at]) {
                    image.setRGB(x, y, SEA.getRGB());
                } else {
                    slope(x, y, slope);
                    Color land = color(model.heights()[at]);
                    image.setRGB(x, y, lit(land, slope[0] * exaggeration, slope[1] * exaggeration));
                }
            }
        }
        return image;
    }

    private double exaggeration() {
        double sum = 0;
        int count = 0;
        double[] slope = new double[2];
        int step = Math.max(1, Math.min(model.columns(), model.rows()) / 200);
        for (int y = 0; y < model.rows(); y += step) {
            for (int x = 0; x < model.columns(); x += step) {
                slope(x, y, slope);
                double steep = Math.hypot(slope[0], slope[1]);
                if (!model.sea()[y * model.columns() + x] && Double.isFinite(steep)) {
                    sum += steep;
                    count++;
                }
            }
        }
        return sum == 0 ? 1 : Math.max(1, Math.min(MOST_EXAGGERATION, FAIR_SLOPE * count / sum));
    }

    /** Rise to the east and to the north, metres a metre. */
    private void slope(int x, int y, double[] slope) {
        double east = at(x + 1, y - 1) + 2 * at(x + 1, y) + at(x + 1, y + 1);
        double west = at(x - 1, y - 1) + 2 * at(x - 1, y) + at(x - 1, y + 1);
        double north = at(x - 1, y - 1) + 2 * at(x, y - 1) + at(x + 1, y - 1);
        double south = at(x - 1, y + 1) + 2 * at(x, y + 1) + at(x + 1, y + 1);
        slope[0] = (east - west) / (8 * model.metersAcross());
        slope[1] = (north - south) / (8 * model.metersDown());
    }

    private double at(int x, int y) {
        int inside = Math.max(0, Math.min(model.columns() - 1, x));
        return model.heights()[Math.max(0, Math.min(model.rows() - 1, y)) * model.columns() + inside];
    }

    private static int lit(Color color, double east, double north) {
        // a void next to it has no slope
        double rise = Double.isFinite(east + north) ? Math.sqrt(1 + east * east + north * north) : 1;
        double light = rise == 1 ? Math.sqrt(0.5) : Math.max(0, 0.5 * east - 0.5 * north + Math.sqrt(0.5)) / rise;
        double shade = 0.35 + 0.65 * light / Math.sqrt(0.5);
        int red = part(color.getRed(), shade);
        return red << 16 | part(color.getGreen(), shade) << 8 | part(color.getBlue(), shade);
    }

    private static int part(int value, double shade) {
        double lit = shade <= 1 ? value * shade : value + (255 - value) * Math.min(1, (shade - 1) * 1.2);
        return (int) Math.round(Math.min(255, lit));
    }
}

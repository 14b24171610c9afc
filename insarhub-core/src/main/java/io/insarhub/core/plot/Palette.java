package io.insarhub.core.plot;

import java.awt.Color;
import java.util.List;

/**
 * The colours. Categories are those of Okabe and Ito, "Color Universal Design" (2008), which people with any of the
 * common colour-vision deficiencies tell apart; the ramp is matplotlib's viridis without its palest end, which is lost
 * on white.
 */
final class Palette {

    static final Color BLUISH_GREEN = new Color(0, 158, 115);
    static final Color ORANGE = new Color(230, 159, 0);
    static final Color VERMILLION = new Color(213, 94, 0);
    static final Color BLUE = new Color(0, 114, 178);
    static final Color REDDISH_PURPLE = new Color(204, 121, 167);
    static final Color SKY_BLUE = new Color(86, 180, 233);

    static final Color PAPER = Color.WHITE;
    static final Color TEXT = new Color(0x22, 0x22, 0x22);
    static final Color FAINT_TEXT = new Color(0x55, 0x55, 0x55);
    static final Color FRAME = new Color(0x77, 0x77, 0x77);
    static final Color GRID = new Color(0xE6, 0xE6, 0xE6);
    static final Color UNSCORED = new Color(0x99, 0x99, 0x99);
    static final Color SCENE = new Color(0x33, 0x33, 0x33);
    static final Color BAR = new Color(0x7F, 0x93, 0xA6);

    private static final List<Color> VIRIDIS = List.of(
            new Color(0x440154),
            new Color(0x472D7B),
            new Color(0x3B528B),
            new Color(0x2C728E),
            new Color(0x21918C),
            new Color(0x28AE80),
            new Color(0x5EC962),
            new Color(0xADDC30));

    private Palette() {}

    /** The ramp's colour at a share from 0 to 1. */
    static Color ramp(double share) {
        double place = Math.max(0, Math.min(1, share)) * (VIRIDIS.size() - 1);
        int low = Math.min((int) place, VIRIDIS.size() - 2);
        return between(VIRIDIS.get(low), VIRIDIS.get(low + 1), place - low);
    }

    static Color translucent(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(opacity * 255));
    }

    static Color between(Color a, Color b, double share) {
        return new Color(
                mix(a.getRed(), b.getRed(), share),
                mix(a.getGreen(), b.getGreen(), share),
                mix(a.getBlue(), b.getBlue(), share));
    }

    private static int mix(int a, int b, double share) {
        return (int) Math.round(a + (b - a) * share);
    }
}

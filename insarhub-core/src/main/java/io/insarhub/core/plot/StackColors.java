package io.insarhub.core.plot;

import io.insarhub.core.plot.FootprintModel.Direction;
import io.insarhub.core.plot.FootprintModel.Stack;
import java.awt.Color;
import java.util.List;

/** Colours of stacks: cold ones for ascending, warm ones for descending, in turn, so that neighbours differ. */
final class StackColors {

    private static final List<Color> COLD = List.of(Palette.BLUE, Palette.BLUISH_GREEN, Palette.SKY_BLUE);
    private static final List<Color> WARM = List.of(Palette.VERMILLION, Palette.ORANGE, Palette.REDDISH_PURPLE);
    private static final List<Color> GREY = List.of(Palette.UNSCORED);

    private StackColors() {}

    static List<Color> of(Direction direction) {
        return switch (direction) {
            case ASCENDING -> COLD;
            case DESCENDING -> WARM;
            case UNKNOWN -> GREY;
        };
    }

    static Color of(Stack stack, int place) {
        List<Color> colors = of(stack.direction());
        return colors.get(place % colors.size());
    }
}

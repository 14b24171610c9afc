package io.insarhub.core.plot;

import io.insarhub.core.plot.FootprintModel.Direction;
import io.insarhub.core.plot.FootprintModel.Stack;
import java.awt.Color;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

    /** A colour for each stack, in their order. */
    static List<Color> of(List<Stack> stacks) {
        Map<Direction, Integer> met = new EnumMap<>(Direction.class);
        List<Color> colors = new ArrayList<>();
        for (Stack stack : stacks) {
            List<Color> choice = of(stack.direction());
            int place = met.merge(stack.direction(), 1, Integer::sum) - 1;
            colors.add(choice.get(place % choice.size()));
        }
        return colors;
    }
}

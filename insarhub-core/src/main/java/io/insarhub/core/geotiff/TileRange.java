package io.insarhub.core.geotiff;

import java.util.stream.IntStream;

/**
 * Neighbouring tiles along one side of a raster.
 *
 * @param from number of the first one, from 0
 * @param to number of the one after the last
 */
public record TileRange(int from, int to) {

    IntStream numbers() {
        return IntStream.range(from, to);
    }
}

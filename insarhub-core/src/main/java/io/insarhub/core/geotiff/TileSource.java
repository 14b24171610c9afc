package io.insarhub.core.geotiff;

import java.io.IOException;

/**
 * Where the writer gets its pixels: a pure function of the window. It is called on several threads at once, in an order
 * of the writer's choosing, so it must be safe for that and give the same samples for the same window.
 */
@FunctionalInterface
public interface TileSource {

    /**
     * The pixels of a window, row by row.
     *
     * @return exactly {@code window.pixels()} samples of the file's type
     * @throws IOException if they cannot be read; the writer passes it on, naming the window
     */
    Samples read(TileWindow window) throws IOException;
}

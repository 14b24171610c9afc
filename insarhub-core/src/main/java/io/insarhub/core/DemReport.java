package io.insarhub.core;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of an elevation model.
 *
 * @param file the model
 * @param written true if it was made now; false if what is there was left as it is
 * @param what its size, map and kind of height, in words
 * @param tiles tiles that it was made of, for example {@code N46 E006}; empty if it was not made now
 * @param seaTiles tiles that do not exist, and count as sea of height 0
 * @param voidTiles tiles with voids in the area
 * @param voidPixels pixels that are void (NaN) because their tile is
 * @param bytesFetched bytes that the tiles took
 * @param notes what else is worth knowing
 */
public record DemReport(
        Path file,
        boolean written,
        String what,
        List<String> tiles,
        List<String> seaTiles,
        List<String> voidTiles,
        long voidPixels,
        long bytesFetched,
        List<String> notes) {

    /** Copies the lists. */
    public DemReport {
        tiles = List.copyOf(tiles);
        seaTiles = List.copyOf(seaTiles);
        voidTiles = List.copyOf(voidTiles);
        notes = List.copyOf(notes);
    }

    /** All of it for people, a line each. */
    @Override
    public String toString() {
        StringBuilder s = new StringBuilder(String.valueOf(file.getFileName()))
                .append(written ? ": " : ", there already: ")
                .append(what);
        if (written) {
            s.append("\n  from ")
                    .append(tiles.size())
                    .append(tiles.size() == 1 ? " tile, " : " tiles, ")
                    .append(Math.round(bytesFetched / 1e5) / 10.0)
                    .append(" MB fetched");
        }
        if (!seaTiles.isEmpty()) {
            s.append("\n  sea, height 0, because there are no tiles: ").append(String.join(", ", seaTiles));
        }
        if (voidPixels > 0) {
            s.append("\n  ").append(voidPixels).append(" void pixels (NaN), from tiles ");
            s.append(String.join(", ", voidTiles));
        }
        notes.forEach(note -> s.append("\n  ").append(note));
        return s.toString();
    }
}

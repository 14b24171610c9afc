package io.insarhub.core.dem;

import java.util.SortedSet;

/**
 * What was made.
 *
 * @param epsg the map
 * @param width columns
 * @param height rows
 * @param tiles the tiles that it is made of
 * @param sea tiles that do not exist, and count as height 0
 * @param voids tiles with voids in the area
 * @param voidPixels void pixels of the result
 * @param bytesFetched bytes that the tiles took
 */
public record DemResult(
        int epsg,
        int width,
        int height,
        SortedSet<DemTile> tiles,
        SortedSet<DemTile> sea,
        SortedSet<DemTile> voids,
        long voidPixels,
        long bytesFetched) {}

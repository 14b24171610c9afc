package io.insarhub.core.dem;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an elevation model is made.
 *
 * @param server where tiles come from
 * @param scheme how they are cut
 * @param epsg the map that is wanted; 0 for UTM of the area's centre
 * @param resolution distance of its points in the map's units; 0 for the tiles' own, or 30 m
 * @param resampling how heights between points are made
 * @param geoid a grid to make ellipsoidal heights with; null for heights above the geoid
 * @param requests requests at a time
 * @param threads threads that compute and pack
 * @param memoryMegabytes what all of them together may take, roughly
 */
public record DemSettings(
        TileServer server,
        TileScheme scheme,
        int epsg,
        double resolution,
        Resampling resampling,
        @Nullable Path geoid,
        int requests,
        int threads,
        int memoryMegabytes) {

    /** A piece of a tile, packed and unpacked, with what the network holds. */
    private static final int MEGABYTES_A_REQUEST = 16;
    /** A window of the result, its places, and the points that it is made of. */
    private static final int MEGABYTES_A_THREAD = 48;

    /** Requests at a time that the memory is enough for. */
    int affordableRequests() {
        return Math.max(1, Math.min(requests, memoryMegabytes / MEGABYTES_A_REQUEST));
    }

    /** Threads that the memory is enough for. */
    int affordableThreads() {
        return Math.max(1, Math.min(threads, memoryMegabytes / MEGABYTES_A_THREAD));
    }
}

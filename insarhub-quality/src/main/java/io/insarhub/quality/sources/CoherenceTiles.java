package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Season;
import io.insarhub.api.ServiceException;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.PixelTarget;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.quality.coherence.DecayPlanes;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.maps.DecayMapFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The published models of the coherence data set, in tiles of 1° and pixels of 3″: ρ∞ and τ of
 * γ(t) = (1 − ρ∞) e^(−t/τ) + ρ∞, so that γ0 is 1. A tile that is not there is open sea and has no model.
 */
final class CoherenceTiles {

    private static final int PIXELS_PER_DEGREE = 1200;
    private static final double THOUSANDTHS = 1000;
    private static final int NOT_FOUND = 404;

    private final ObjectStore bucket;

    CoherenceTiles(ObjectStore bucket) {
        this.bucket = bucket;
    }

    DecayMapFile map(Place place, Season season, String polarization, Cancellation cancellation) {
        BoundingBox box = place.aoi().bounds();
        double size = 1.0 / PIXELS_PER_DEGREE;
        GeoTransform lattice = new GeoTransform(-180, 90, size, size);
        PixelWindow window = PixelWindow.of(box, lattice);
        float[] rho = new float[CoherenceData.pixels(window)];
        float[] tau = new float[rho.length];
        int tiles = 0;
        for (DegreeTiles.Tile tile : DegreeTiles.of(box, 1)) {
            tiles += read(tile, window, season, polarization, "rho", rho, cancellation)
                            && read(tile, window, season, polarization, "tau", tau, cancellation)
                    ? 1
                    : 0;
        }
        if (tiles == 0) {
            throw new ServiceException(
                    CoherenceData.NAME,
                    NOT_FOUND,
                    "there is no tile with a model of " + season + " for the area",
                    null);
        }
        boolean[] inside = AreaMask.of(place.aoi().geometry(), window.place(lattice), window.width(), window.height());
        float[] gamma0 = new float[rho.length];
        Arrays.fill(gamma0, 1);
        for (int i = 0; i < rho.length; i++) {
            boolean known = inside[i] && rho[i] > 0 && tau[i] > 0;
            rho[i] = known ? (float) (rho[i] / THOUSANDTHS) : Float.NaN;
            tau[i] = known ? (float) (tau[i] / THOUSANDTHS) : Float.NaN;
        }
        DecayPlanes planes = new DecayPlanes(window.width(), window.height(), rho, gamma0, tau);
        return DecayMapFile.of(planes, window.place(lattice), season, polarization, place.hash());
    }

    /** Reads the part of a tile that lies in a window; false if there is no such tile. */
    private boolean read(
            DegreeTiles.Tile tile,
            PixelWindow window,
            Season season,
            String polarization,
            String what,
            float[] values,
            Cancellation cancellation) {
        String name = tile.upperLeft();
        String key = "data/tiles/" + name + "/" + name + "_" + season + "_" + polarization.toLowerCase(Locale.ROOT)
                + "_" + what + ".tif";
        // the tile's first pixel in the window; a window across ±180° goes on in the east
        long firstColumn = (long) (tile.west() + 180) * PIXELS_PER_DEGREE - window.x();
        long column = firstColumn + PIXELS_PER_DEGREE <= 0 ? firstColumn + 360L * PIXELS_PER_DEGREE : firstColumn;
        long row = (long) (90 - tile.south() - 1) * PIXELS_PER_DEGREE - window.y();
        int left = (int) Math.max(0, -column);
        int top = (int) Math.max(0, -row);
        int right = (int) Math.min(PIXELS_PER_DEGREE, window.width() - column);
        int bottom = (int) Math.min(PIXELS_PER_DEGREE, window.height() - row);
        try (GeoTiffReader reader = GeoTiffReader.open(bucket.object(key), 1, cancellation)) {
            if (reader.info().width() != PIXELS_PER_DEGREE || reader.info().height() != PIXELS_PER_DEGREE) {
                throw new ServiceException(CoherenceData.NAME, 0, key + " is " + reader.info(), null);
            }
            if (left < right && top < bottom) {
                TileWindow part = new TileWindow(1, left, top, right - left, bottom - top);
                int offset = (int) (row + top) * window.width() + (int) (column + left);
                reader.read(0, List.of(PixelTarget.of(part, values, offset, window.width())));
            }
            return true;
        } catch (ServiceException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
            return false;
        }
    }
}

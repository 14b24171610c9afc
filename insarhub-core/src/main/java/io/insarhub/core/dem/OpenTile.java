package io.insarhub.core.dem;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.RangeSource;
import io.insarhub.core.geotiff.TileWindow;
import org.jspecify.annotations.Nullable;

/** A tile whose head was read and found to be what its name says. */
final class OpenTile implements AutoCloseable {

    /** No land is as low: what producers mark voids with where the file does not say so. */
    private static final float LOWEST_METERS = -12_000;

    private static final double PIXELS_OFF = 0.01;

    private final DemTile tile;
    private final String address;
    private final GeoTiffReader reader;
    private final PieceGrid pieces;

    private OpenTile(DemTile tile, String address, GeoTiffReader reader, PieceGrid pieces) {
        this.tile = tile;
        this.address = address;
        this.reader = reader;
        this.pieces = pieces;
    }

    /**
     * Opens a tile.
     *
     * @param wanted the pixels that are wanted of it
     * @throws BadFileException if it is no GeoTIFF, or not the tile that it should be
     */
    static OpenTile open(
            DemTile tile, TileScheme scheme, TileWindow wanted, RangeSource source, Cancellation cancellation) {
        String address = source.name();
        GeoTiffReader reader;
        try {
            reader = GeoTiffReader.open(source, 1, cancellation);
        } catch (BadFileException e) {
            throw bad(tile, address, e.problem(), e);
        }
        try {
            GeoTiffInfo info = reader.info();
            requirePlace(tile, scheme, address, info);
            GeoTiffInfo.Level raster = info.levels().get(0);
            PieceGrid pieces = PieceGrid.along(tile, wanted, raster.width(), raster.blockWidth(), raster.blockHeight());
            return new OpenTile(tile, address, reader, pieces);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    PieceGrid pieces() {
        return pieces;
    }

    long bytesFetched() {
        return reader.bytesFetched();
    }

    /** Heights of a piece, voids as NaN. */
    float[] read(TilePiece piece) {
        float[] heights;
        try {
            heights = reader.readFloats(0, piece.window());
        } catch (BadFileException e) {
            throw bad(tile, address, e.problem() + " (" + piece.window() + ")", e);
        }
        double nodata = reader.info().nodata().orElse(Double.NaN);
        for (int i = 0; i < heights.length; i++) {
            float height = heights[i];
            if (height == nodata || !(height > LOWEST_METERS && height < -LOWEST_METERS)) {
                heights[i] = Float.NaN;
            }
        }
        return heights;
    }

    @Override
    public void close() {
        reader.close();
    }

    private static void requirePlace(DemTile tile, TileScheme scheme, String address, GeoTiffInfo info) {
        int columns = scheme.columnsPerDegree(tile.south());
        int rows = scheme.rowsPerDegree();
        if (info.width() != columns || info.height() != rows || info.bandCount() != 1) {
            throw bad(
                    tile,
                    address,
                    "is " + info + ", where " + columns + " × " + rows + " pixels, 1 band, were expected",
                    null);
        }
        GeoTransform place =
                info.geoTransform().orElseThrow(() -> bad(tile, address, "does not say where it lies", null));
        double columnsOff = (place.west() - tile.west()) * columns + 0.5;
        double rowsOff = (tile.south() + 1 - place.north()) * rows + 0.5;
        boolean inPlace = Math.abs(columnsOff) < PIXELS_OFF
                && Math.abs(rowsOff) < PIXELS_OFF
                && Math.abs(place.pixelWidth() * columns - 1) < PIXELS_OFF / columns
                && Math.abs(place.pixelHeight() * rows - 1) < PIXELS_OFF / rows;
        if (!inPlace) {
            throw bad(tile, address, "lies at " + place + ", not where its name says", null);
        }
    }

    private static BadFileException bad(
            DemTile tile, String address, String problem, @Nullable BadFileException cause) {
        return new BadFileException(
                null,
                "DEM tile " + tile + " (" + address + ")",
                problem,
                "Run again; if it stays so, the server's copy is damaged: take another base_url",
                cause);
    }
}

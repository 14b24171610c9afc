package io.insarhub.hyp3.prepare;

import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.SampleType;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.core.geotiff.TileWindow;
import java.util.Arrays;

/**
 * Rows of a raster that lies on another grid than the wanted one, resampled. Memory: some 20 MB, whatever the raster; time by
 * the pixels wanted.
 */
final class WarpedRows implements GridRows {

    // a multiple of the mapping's step; wide enough that strips of the raster are not unpacked too often
    private static final int COLUMNS = 2048;

    private final GeoTiffReader raster;
    private final RasterGrid own;
    private final RasterGrid wanted;
    private final GridMapping mapping;
    private final WarpKernel kernel;
    private final double nothing;

    WarpedRows(GeoTiffReader raster, RasterGrid own, RasterGrid wanted, WarpKind kind) {
        this.raster = raster;
        this.own = own;
        this.wanted = wanted;
        mapping = new GridMapping(wanted, own);
        boolean floating = raster.info().sampleType().isFloatingPoint();
        nothing = raster.info().nodata().orElse(floating ? Double.NaN : 0);
        kernel = new WarpKernel(kind, mapping.scale(), nothing);
    }

    @Override
    public Samples read(int band, int row, int rows) {
        return samples(raster.info().sampleType(), values(band, row, rows));
    }

    @Override
    public boolean areIn(GeoTiffReader cut, int band, int row, int rows) {
        double[] there = cut.readDoubles(0, new TileWindow(band, 0, row, wanted.width(), rows));
        return Arrays.equals(values(band, row, rows), there);
    }

    private double[] values(int band, int row, int rows) {
        double[] values = new double[wanted.width() * rows];
        for (int column = 0; column < wanted.width(); column += COLUMNS) {
            fill(band, column, row, Math.min(COLUMNS, wanted.width() - column), rows, values);
        }
        return values;
    }

    private void fill(int band, int column, int row, int columns, int rows, double[] values) {
        double[] places = mapping.places(column, row, columns, rows);
        PixelBox need = box(places).and(new PixelBox(0, 0, own.width(), own.height()));
        WarpKernel.Patch patch = need.isEmpty()
                ? new WarpKernel.Patch(need, new double[0])
                : new WarpKernel.Patch(
                        need,
                        raster.readDoubles(
                                0, new TileWindow(band, (int) need.west(), (int) need.north(), (int) need.width(), (int)
                                        need.height())));
        SampleType type = raster.info().sampleType();
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int at = 2 * (y * columns + x);
                double value = kernel.sample(patch, places[at], places[at + 1]);
                values[y * wanted.width() + column + x] = stored(type, value);
            }
        }
    }

    /** The pixels that take part in a block. */
    private PixelBox box(double[] places) {
        double west = Double.POSITIVE_INFINITY;
        double north = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < places.length; i += 2) {
            if (Double.isFinite(places[i]) && Double.isFinite(places[i + 1])) {
                west = Math.min(west, places[i]);
                east = Math.max(east, places[i]);
                north = Math.min(north, places[i + 1]);
                south = Math.max(south, places[i + 1]);
            }
        }
        int reach = kernel.reach();
        return west > east
                ? new PixelBox(0, 0, 0, 0)
                : new PixelBox(
                        (long) Math.floor(west) - reach,
                        (long) Math.floor(north) - reach,
                        (long) Math.ceil(east) + reach + 1,
                        (long) Math.ceil(south) + reach + 1);
    }

    /** What the type holds of a value. */
    private double stored(SampleType type, double value) {
        if (type == SampleType.FLOAT64) {
            return value;
        }
        if (type == SampleType.FLOAT32) {
            return (float) value;
        }
        return Double.isNaN(value) ? nothing : Math.rint(value);
    }

    private static Samples samples(SampleType type, double[] values) {
        int count = values.length;
        switch (type) {
            case UINT8, INT8 -> {
                byte[] bytes = new byte[count];
                for (int i = 0; i < count; i++) {
                    bytes[i] = (byte) (int) values[i];
                }
                return Samples.of(bytes);
            }
            case INT16, UINT16 -> {
                short[] shorts = new short[count];
                for (int i = 0; i < count; i++) {
                    shorts[i] = (short) (int) values[i];
                }
                return Samples.of(shorts);
            }
            case INT32, UINT32 -> {
                int[] ints = new int[count];
                for (int i = 0; i < count; i++) {
                    ints[i] = (int) (long) values[i];
                }
                return Samples.of(ints);
            }
            case FLOAT32 -> {
                float[] floats = new float[count];
                for (int i = 0; i < count; i++) {
                    floats[i] = (float) values[i];
                }
                return Samples.of(floats);
            }
            case FLOAT64 -> {
                return Samples.of(values);
            }
        }
        throw new IllegalStateException("type " + type);
    }
}

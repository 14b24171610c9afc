package io.insarhub.hyp3.prepare;

import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.SampleType;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.core.geotiff.TileWindow;
import java.util.Arrays;

/** Rows of a raster that lies on the lattice of the wanted grid: its own pixels. */
final class AlignedRows implements GridRows {

    private final GeoTiffReader raster;
    private final PixelBox box;

    /** Of a box of its pixels. */
    AlignedRows(GeoTiffReader raster, PixelBox box) {
        this.raster = raster;
        this.box = box;
    }

    @Override
    public Samples read(int band, int row, int rows) {
        return raster.read(window(band, box.west(), box.north() + row, rows));
    }

    @Override
    public boolean areIn(GeoTiffReader cut, int band, int row, int rows) {
        TileWindow here = window(band, box.west(), box.north() + row, rows);
        TileWindow there = window(band, 0, row, rows);
        SampleType type = raster.info().sampleType();
        if (type == SampleType.FLOAT32 || type.bytes() < 4) {
            return Arrays.equals(raster.readFloats(0, here), cut.readFloats(0, there));
        }
        return Arrays.equals(raster.readDoubles(0, here), cut.readDoubles(0, there));
    }

    private TileWindow window(int band, long column, long row, int rows) {
        return new TileWindow(band, (int) column, (int) row, (int) box.width(), rows);
    }
}

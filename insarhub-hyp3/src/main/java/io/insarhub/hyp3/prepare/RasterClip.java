package io.insarhub.hyp3.prepare;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.geotiff.Compression;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.RangeSource;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Cuts rasters along pixel edges: every value as it was, the same coordinate system, nodata, type and tags; tiles of 256 ×
 * 256, DEFLATE with a predictor. Rasters on another lattice are brought to the grid. Reads and writes 256 rows at a time, so
 * memory grows with the width of the cut, not with the raster: some 5 MB for 2,500 columns.
 */
public final class RasterClip {

    private static final int ROWS = 256;

    private RasterClip() {}

    /**
     * Cuts a raster, unless that was done before: a cut that is there is read through, compared with the raster, and left
     * as it is if all is right. The cut stands under its name whole or not at all.
     *
     * @param grid what is wanted of the raster
     * @param kind what the raster's numbers are, where they have to be brought to another lattice
     * @return false if it was there already
     * @throws BadFileException if the raster is damaged or the cut cannot be written
     * @throws io.insarhub.api.CancelledException if cancelled
     */
    public static boolean clip(Path raster, RasterGrid grid, Path cut, LayerKind kind, Cancellation cancellation) {
        try (GeoTiffReader reader = GeoTiffReader.open(RangeSource.of(raster), 1, cancellation)) {
            RasterGrid own = RasterGrid.of(raster, reader.info());
            GridRows rows = own.isAlignedWith(grid)
                    ? new AlignedRows(reader, grid.in(own))
                    : new WarpedRows(reader, own, grid, kind.warp());
            GeoTiffSpec spec = spec(raster, reader.info(), grid);
            if (Files.exists(cut) && isSame(rows, spec, cut, cancellation)) {
                return false;
            }
            try (GeoTiffWriter writer = GeoTiffWriter.open(cut, spec, 1, ProgressListener.none(), cancellation)) {
                for (int band = 1; band <= spec.bands().size(); band++) {
                    for (int row = 0; row < grid.height(); row += ROWS) {
                        writer.writeRows(band, row, rows.read(band, row, Math.min(ROWS, grid.height() - row)));
                    }
                }
                writer.finish();
            }
            return true;
        }
    }

    private static GeoTiffSpec spec(Path raster, GeoTiffInfo info, RasterGrid grid) {
        Crs own = info.crs()
                .orElseThrow(() -> new BadFileException(
                        raster, null, "has no coordinate system", "Download the product again", null));
        Crs crs = own.epsg() == grid.epsg() ? own : Crs.ofEpsg(grid.epsg());
        GeoTiffSpec.Builder spec = GeoTiffSpec.builder(grid.width(), grid.height())
                .tileSize(ROWS)
                .sampleType(info.sampleType())
                .bands(info.bandCount())
                .geoTransform(grid.place())
                .pixelInterpretation(info.pixelInterpretation())
                .crs(crs)
                .compression(Compression.deflate(6));
        info.nodata().ifPresent(spec::nodata);
        info.tags().forEach((name, value) -> {
            // the software's own name and the like, which would be untrue of the cut
            if (!name.startsWith("TIFFTAG_") && !name.equalsIgnoreCase("AREA_OR_POINT")) {
                spec.tag(name, value);
            }
        });
        return spec.build();
    }

    private static boolean isSame(GridRows rows, GeoTiffSpec spec, Path cut, Cancellation cancellation) {
        try (GeoTiffReader reader = GeoTiffReader.open(RangeSource.of(cut), 1, cancellation)) {
            if (!isOf(reader.info(), cut, spec)) {
                return false;
            }
            for (int band = 1; band <= spec.bands().size(); band++) {
                for (int row = 0; row < spec.height(); row += ROWS) {
                    if (!rows.areIn(reader, band, row, Math.min(ROWS, spec.height() - row))) {
                        return false;
                    }
                }
            }
            return true;
        } catch (BadFileException damaged) {
            return false;
        }
    }

    private static boolean isOf(GeoTiffInfo info, Path cut, GeoTiffSpec spec) {
        return info.geoTransform().isPresent()
                && info.width() == spec.width()
                && info.height() == spec.height()
                && info.bandCount() == spec.bands().size()
                && info.sampleType() == spec.sampleType()
                && info.pixelInterpretation() == spec.pixelInterpretation()
                && info.nodata().equals(spec.nodata())
                && info.epsg().isPresent()
                && RasterGrid.of(cut, info)
                        .equals(new RasterGrid(spec.crs().epsg(), spec.geoTransform(), spec.width(), spec.height()));
    }
}

package io.insarhub.export;

import io.insarhub.api.Cancellation;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.plot.ColorScale;
import io.insarhub.core.plot.RasterFigure;
import io.insarhub.core.plot.ReliefModel;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * A picture of one band of an exported result: colours stretched from the 2nd to the 98th percentile (around zero where
 * values have both signs), a bar with the units, pixels without data transparent. Immutable; needs a font on the system,
 * and says so where there is none.
 *
 * <pre>{@code
 * QuickLook.of(Path.of("velocity.tif")).toPng(Path.of("velocity.png"));
 * }</pre>
 */
public final class QuickLook {

    private final Path tif;
    private final int band;
    private final Cancellation cancellation;

    private QuickLook(Path tif, int band, Cancellation cancellation) {
        this.tif = tif;
        this.band = band;
        this.cancellation = cancellation;
    }

    /** A picture of the first band. */
    public static QuickLook of(Path tif) {
        return new QuickLook(tif, 1, Cancellation.never());
    }

    /** Of another band, from 1. */
    public QuickLook band(int number) {
        return new QuickLook(tif, number, cancellation);
    }

    /** Of the last band: the whole displacement of a time series. */
    public QuickLook lastBand() {
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            return band(reader.info().bandCount());
        }
    }

    /** With somebody who may end it. */
    public QuickLook cancellation(Cancellation other) {
        return new QuickLook(tif, band, other);
    }

    /**
     * The picture.
     *
     * @throws io.insarhub.api.BadFileException if the result cannot be read, or there is no font
     * @throws io.insarhub.api.BadOptionException if there is no such band
     */
    public BufferedImage image() {
        return figure().image();
    }

    /**
     * Writes the picture as PNG, in one step.
     *
     * @return the file
     */
    public Path toPng(Path png) {
        figure().writePng(png);
        return png;
    }

    /**
     * Writes the bare pixels as KMZ, which Google Earth lays on the ground, in one step.
     *
     * @return the file
     * @throws io.insarhub.api.BadOptionException if the raster is neither in degrees nor in UTM
     */
    public Path toKmz(Path kmz) {
        ThinBand thin = ThinBand.read(tif, band, cancellation);
        KmzFile.write(thin, title(thin), kmz);
        return kmz;
    }

    private RasterFigure figure() {
        ThinBand thin = ThinBand.read(tif, band, cancellation);
        ReliefModel.Frame frame = new ReliefModel.Frame(
                thin.columns(),
                thin.rows(),
                thin.place().west(),
                thin.place().north(),
                thin.place().pixelWidth(),
                thin.place().pixelHeight(),
                thin.crs().kind() == Crs.Kind.GEOGRAPHIC);
        boolean[] noSea = new boolean[thin.values().length];
        ReliefModel model = new ReliefModel(title(thin), thin.crs().name(), frame, thin.values(), noSea);
        // a bare number has no unit to write above its colours
        String units = thin.units().equals("1") ? "" : thin.units();
        return RasterFigure.of(model, units, ColorScale.stretched(thin.values()));
    }

    private String title(ThinBand thin) {
        String name = String.valueOf(tif.getFileName()).replaceFirst("(?i)\\.tiff?$", "");
        return thin.label().isEmpty() ? name : name + ", " + thin.label();
    }
}

package io.insarhub.export;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.plot.RasterFigure;
import io.insarhub.core.plot.ReliefModel;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * A picture of one band of an exported result: colours stretched from the 2nd to the 98th percentile (around zero where
 * values have both signs), a bar with the units, pointed where values go beyond it; pixels without data transparent. Velocity
 * and displacement in metres are shown in millimetres; of a mask the picture says what its values mean, and no data is grey. Immutable; needs a font on the system,
 * and says so where there is none.
 *
 * <pre>{@code
 * QuickLook.of(Path.of("velocity.tif")).writePng(Path.of("velocity.png"));
 * }</pre>
 */
public final class QuickLook {

    private final Path tif;
    private final int band;
    private final ProgressListener listener;
    private final Cancellation cancellation;

    private QuickLook(Path tif, int band, ProgressListener listener, Cancellation cancellation) {
        this.tif = tif;
        this.band = band;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** A picture of the first band. */
    public static QuickLook of(Path tif) {
        return new QuickLook(tif, 1, ProgressListener.none(), Cancellation.never());
    }

    /** Of another band, from 1. */
    public QuickLook band(int number) {
        return new QuickLook(tif, number, listener, cancellation);
    }

    /** Of the last band: the whole displacement of a time series. */
    public QuickLook lastBand() {
        try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
            return band(reader.info().bandCount());
        }
    }

    /** With somebody who hears how many rows of the raster have been read. */
    public QuickLook listener(ProgressListener other) {
        return new QuickLook(tif, band, other, cancellation);
    }

    /** With somebody who may end it. */
    public QuickLook cancellation(Cancellation other) {
        return new QuickLook(tif, band, listener, other);
    }

    /**
     * The picture.
     *
     * @throws io.insarhub.api.BadFileException if the result cannot be read, or there is no font
     * @throws io.insarhub.api.BadOptionException if there is no such band
     * @throws io.insarhub.api.CancelledException if it was cancelled
     */
    public BufferedImage image() {
        return figure().image();
    }

    /**
     * Writes the picture as PNG, in one step.
     *
     * @return the file
     * @throws io.insarhub.api.BadFileException if it cannot be written, or as for {@link #image()}
     */
    public Path writePng(Path png) {
        figure().writePng(png);
        return png;
    }

    /**
     * Writes the bare pixels as KMZ, which Google Earth lays on the ground, in one step.
     *
     * @return the file
     * @throws io.insarhub.api.BadOptionException if the raster is neither in degrees nor in UTM
     * @throws io.insarhub.api.BadFileException if it cannot be written, or the result not be read
     */
    public Path writeKmz(Path kmz) {
        ThinBand thin = read();
        KmzFile.write(thin, ResultLook.of(thin, name()), kmz);
        return kmz;
    }

    private RasterFigure figure() {
        ThinBand thin = read();
        ReliefModel.Frame frame = new ReliefModel.Frame(
                thin.columns(),
                thin.rows(),
                thin.place().west(),
                thin.place().north(),
                thin.place().pixelWidth(),
                thin.place().pixelHeight(),
                thin.crs().kind() == Crs.Kind.GEOGRAPHIC);
        ResultLook look = ResultLook.of(thin, name());
        float[] values = look.values(thin);
        ReliefModel model = new ReliefModel(look.title(), look.caption(), frame, values, new boolean[values.length]);
        RasterFigure figure = RasterFigure.of(model, look.units(), look.scale(values));
        return look.mask() ? figure.named(ResultLook.MASK_VALUES).showingNoData() : figure;
    }

    private ThinBand read() {
        return ThinBand.read(tif, band, listener, cancellation);
    }

    private String name() {
        return String.valueOf(tif.getFileName());
    }
}

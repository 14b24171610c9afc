package io.insarhub.hyp3.diagnostics;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.plot.CoherenceNetworkFigure;
import io.insarhub.core.plot.ColorScale;
import io.insarhub.core.plot.DateBarsFigure;
import io.insarhub.core.plot.DrawingCheck;
import io.insarhub.core.plot.MatrixFigure;
import io.insarhub.core.plot.PlaceMark;
import io.insarhub.core.plot.RasterFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws one picture after the other; what one of them lacks does not keep the others from being drawn. */
public final class Pictures {

    private static final String STACK = "inputs/ifgramStack.h5";
    private static final String VELOCITY = "velocity.h5";
    private static final String MASK = "maskTempCoh.h5";
    private static final ColorScale SHARE = new ColorScale(0, 1, false);

    private final ResultFolder folder;
    private final Rules rules;
    private final ThinMap.@Nullable Pixel point;
    private final Cancellation cancellation;
    private @Nullable StackCoherence coherence;

    /**
     * Pictures of some results.
     *
     * @param point row and column of the pixel whose history is drawn; null for the fastest
     */
    public Pictures(ResultFolder folder, Rules rules, int @Nullable [] point, Cancellation cancellation) {
        this.folder = folder;
        this.rules = rules;
        this.point = point == null ? null : new ThinMap.Pixel(point[0], point[1]);
        this.cancellation = cancellation;
    }

    /** A picture: its name, the files it needs, how it is drawn, if it can be; why not otherwise. */
    private record Picture(String name, List<String> needs, Drawing drawing) {}

    private interface Drawing {
        Optional<String> into(Path png);
    }

    /**
     * Draws all.
     *
     * @param written takes the files, in the order of the list of pictures
     * @return why pictures are missing, by their names
     * @throws BadFileException if nothing can be drawn or written at all
     */
    public Map<String, String> drawInto(Path pictures, ProgressListener listener, List<Path> written) {
        DrawingCheck.require();
        try {
            Files.createDirectories(pictures);
        } catch (IOException e) {
            throw new BadFileException(
                    pictures, null, "could not be made: " + e.getMessage(), "Give another folder", e);
        }
        Map<String, String> skipped = new LinkedHashMap<>();
        List<Picture> all = all();
        for (int i = 0; i < all.size(); i++) {
            Picture picture = all.get(i);
            listener.onProgress(Progress.of("pictures", i, all.size(), "pictures"));
            cancellation.throwIfCancelled("drawing pictures");
            Path png = pictures.resolve(picture.name());
            draw(picture, png).ifPresentOrElse(why -> skipped.put(picture.name(), why), () -> written.add(png));
        }
        listener.onProgress(Progress.of("pictures", all.size(), all.size(), "pictures"));
        return skipped;
    }

    private List<Picture> all() {
        return List.of(
                new Picture("coherenceMatrix.png", List.of(STACK), this::drawMatrix),
                new Picture("network.png", List.of(STACK), this::drawNetwork),
                new Picture("avgSpatialCoh.png", List.of("avgSpatialCoh.h5"), this::drawMeanCoherence),
                new Picture("temporalCoherence.png", List.of("temporalCoherence.h5"), this::drawTemporalCoherence),
                new Picture("velocity.png", List.of(VELOCITY), this::drawVelocity),
                new Picture("rms_timeseriesResidual.png", List.of(ResidualBars.RESIDUALS, MASK), this::drawResiduals),
                new Picture("timeseries_point.png", List.of(VELOCITY), this::drawPoint));
    }

    private Optional<String> draw(Picture picture, Path png) {
        List<String> missing =
                picture.needs().stream().filter(name -> !folder.has(name)).toList();
        if (!missing.isEmpty()) {
            return Optional.of(
                    "needs " + String.join(" and ", missing) + " in " + folder.path() + ", which is not there");
        }
        try {
            return picture.drawing().into(png);
        } catch (BadFileException e) {
            if (e.file().filter(file -> file.equals(png)).isPresent()) {
                throw e;
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private StackCoherence coherence() {
        if (coherence == null) {
            coherence = StackCoherence.read(folder, rules, cancellation);
        }
        return coherence;
    }

    private Optional<String> drawMatrix(Path png) {
        if (!coherence().hasCoherence()) {
            return Optional.of(folder.file(STACK) + " has no coherence");
        }
        MatrixFigure.of(coherence().matrix(), "Mean coherence", SHARE).writePng(png);
        return Optional.empty();
    }

    private Optional<String> drawNetwork(Path png) {
        return coherence()
                .network()
                .map(network -> {
                    CoherenceNetworkFigure.of(network).writePng(png);
                    return Optional.<String>empty();
                })
                .orElseGet(() ->
                        Optional.of(folder.file(STACK) + " does not tell the perpendicular baselines of all dates"));
    }

    private Optional<String> drawMeanCoherence(Path png) {
        ThinMap map = thin("avgSpatialCoh.h5", "coherence", null);
        RasterFigure.of(
                        map.model("Average spatial coherence", "Mean over the interferograms that are kept"),
                        "Coherence",
                        SHARE)
                .showingNoData()
                .writePng(png);
        return Optional.empty();
    }

    private Optional<String> drawTemporalCoherence(Path png) {
        ThinMap map = thin("temporalCoherence.h5", "temporalCoherence", null);
        RasterFigure.of(
                        map.model("Temporal coherence", "How well the inverted history explains the interferograms"),
                        "Coherence",
                        SHARE)
                .showingNoData()
                .marked(marks(map, false))
                .writePng(png);
        return Optional.empty();
    }

    private Optional<String> drawVelocity(Path png) {
        boolean masked = folder.has(MASK);
        ThinMap map =
                thin(VELOCITY, "velocity", masked ? folder.file(MASK) : null).times(1000);
        if (map.known() == 0) {
            return Optional.of(folder.file(VELOCITY) + " has no velocity of a reliable pixel");
        }
        String caption = "Line of sight, positive towards the satellite" + (masked ? "  ·  reliable pixels" : "");
        RasterFigure.of(map.model("Velocity", caption), "Velocity (mm/yr)", ColorScale.symmetric(map.values()))
                .showingNoData()
                .marked(marks(map, true))
                .writePng(png);
        return Optional.empty();
    }

    private List<PlaceMark> marks(ThinMap map, boolean withPoint) {
        List<PlaceMark> marks = new ArrayList<>();
        map.reference().ifPresent(at -> marks.add(map.mark(at, PlaceMark.Kind.REFERENCE, "reference")));
        if (withPoint) {
            point().ifPresent(at -> marks.add(map.mark(at, PlaceMark.Kind.POINT, "point")));
        }
        return marks;
    }

    private Optional<String> drawResiduals(Path png) {
        Optional<String> tooLarge = ResidualBars.tooLarge(folder);
        if (tooLarge.isEmpty()) {
            DateBarsFigure.of(ResidualBars.read(folder, rules)).writePng(png);
        }
        return tooLarge;
    }

    private Optional<String> drawPoint(Path png) {
        VelocityOrigin origin = VelocityOrigin.read(folder);
        if (!folder.has(origin.series())) {
            return Optional.of("needs " + origin.series() + " in " + folder.path() + ", which is not there");
        }
        if (origin.hasOtherTerms()) {
            return Optional.of(
                    folder.file(VELOCITY) + " has exponential or logarithmic terms, which are not fitted here");
        }
        Optional<ThinMap.Pixel> pixel = point();
        if (pixel.isEmpty()) {
            return Optional.of("there is no moving pixel with reliable neighbours; give a point");
        }
        PointModel.read(folder, origin, pixel.get(), point == null).figure().writePng(png);
        return Optional.empty();
    }

    private Optional<ThinMap.Pixel> point() {
        if (point != null) {
            return Optional.of(point);
        }
        return folder.has(MASK)
                ? FastestPixel.find(folder.file(VELOCITY), folder.file(MASK), cancellation)
                : Optional.empty();
    }

    private ThinMap thin(String file, String dataset, @Nullable Path mask) {
        return ThinMap.read(folder.file(file), dataset, mask, ThinMap.MOST_PIXELS, cancellation);
    }
}

package io.insarhub.quality;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.SceneName;
import io.insarhub.api.ScenePair;
import io.insarhub.core.plot.ColorScale;
import io.insarhub.core.plot.DateMatrix;
import io.insarhub.core.plot.DateMatrix.Cell;
import io.insarhub.core.plot.MatrixFigure;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A picture of the scores of all pairs, date against date: every pair below the diagonal, those that were selected above it
 * too. It shows what no list does: which winter is lost, which single date is bad with every other, and whether the
 * selection took the good ones. Drawn without a display; needs a font on the system, and says so where there is none.
 */
public final class PairQualityPlot {

    private static final ColorScale SCORES = new ColorScale(0, 100, false);
    private static final String VALUES = "Score, 100 best";

    private final String title;
    private final Map<String, LocalDate> dates;
    private final Map<ScenePair, Double> scores;
    private final Set<ScenePair> selected;

    private PairQualityPlot(
            String title, Map<String, LocalDate> dates, Map<ScenePair, Double> scores, Set<ScenePair> selected) {
        this.title = title;
        this.dates = dates;
        this.scores = scores;
        this.selected = selected;
    }

    /**
     * A picture of scores, 0–100. Scenes whose names tell no date are left out.
     *
     * @throws BadOptionException if there is no score between scenes of known dates
     */
    public static PairQualityPlot of(Map<ScenePair, Double> scores) {
        Map<String, LocalDate> dates = new HashMap<>();
        for (ScenePair pair : scores.keySet()) {
            for (String scene : List.of(pair.reference(), pair.secondary())) {
                LocalDate date =
                        dates.containsKey(scene) ? null : SceneName.parse(scene).date();
                if (date != null) {
                    dates.put(scene, date);
                }
            }
        }
        Map<ScenePair, Double> known = new HashMap<>(scores);
        known.keySet().removeIf(pair -> !dates.containsKey(pair.reference()) || !dates.containsKey(pair.secondary()));
        if (known.isEmpty()) {
            throw new BadOptionException("scores", "has none to draw: build the database, or score the pairs, first");
        }
        return new PairQualityPlot("Pair quality", dates, known, Set.of());
    }

    /** The same, with those pairs above the diagonal that were selected. */
    public PairQualityPlot selected(Collection<ScenePair> pairs) {
        return new PairQualityPlot(title, dates, scores, Set.copyOf(pairs));
    }

    /** The same picture with a headline. */
    public PairQualityPlot titled(String headline) {
        return new PairQualityPlot(headline, dates, scores, selected);
    }

    /**
     * The picture.
     *
     * @throws io.insarhub.api.InsarhubException if there is no font to write with
     */
    public BufferedImage image() {
        return figure().image();
    }

    /**
     * Writes the picture as PNG; a picture that is there is replaced in one step.
     *
     * @return the file
     * @throws io.insarhub.api.InsarhubException if it cannot be written, or there is no font to write with
     */
    public Path writePng(Path file) {
        figure().writePng(file);
        return file;
    }

    private MatrixFigure figure() {
        return MatrixFigure.of(matrix(), VALUES, SCORES);
    }

    /** Rows from the top and columns from the left are the scenes by date; the later date of a pair is its row below the diagonal. */
    DateMatrix matrix() {
        List<String> names = dates.entrySet().stream()
                .sorted(Map.Entry.<String, LocalDate>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        List<Cell> cells = new ArrayList<>();
        int drawn = 0;
        for (Map.Entry<ScenePair, Double> scored : scores.entrySet()) {
            ScenePair pair = scored.getKey();
            int one = places.getOrDefault(pair.reference(), 0);
            int other = places.getOrDefault(pair.secondary(), 0);
            cells.add(new Cell(Math.max(one, other), Math.min(one, other), scored.getValue()));
            if (selected.contains(pair)) {
                drawn++;
                cells.add(new Cell(Math.min(one, other), Math.max(one, other), scored.getValue()));
            }
        }
        String caption = scores.size() + " pairs of " + names.size() + " scenes below the diagonal"
                + (drawn == 0 ? "" : ", the " + drawn + " that are selected above it");
        return new DateMatrix(title, caption, names.stream().map(dates::get).toList()).with(cells);
    }
}

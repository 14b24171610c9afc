package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;

/** The pixel that displacements are relative to. */
final class ReferencePixel {

    private ReferencePixel() {}

    /** The given one, or the file's, or that of highest mean coherence among those that all interferograms cover. */
    static Settings.Place of(StackSource stack, Settings settings, int tileRows, Cancellation cancellation) {
        StackHeader header = stack.header();
        Settings.Place place = settings.reference();
        if (place == null
                && header.attributes().containsKey("REF_Y")
                && header.attributes().containsKey("REF_X")) {
            place = new Settings.Place((int) header.number("REF_Y", 0), (int) header.number("REF_X", 0));
        }
        if (place == null) {
            return best(stack, tileRows, cancellation);
        }
        if (place.row() < 0
                || place.row() >= header.rows()
                || place.column() < 0
                || place.column() >= header.columns()) {
            throw new BadOptionException(
                    "reference_yx",
                    "row " + place.row() + ", column " + place.column() + " is not within the " + header.rows() + " × "
                            + header.columns() + " pixels of the stack");
        }
        requireData(stack, place);
        return place;
    }

    /** Where the reference has no data, its interferogram would be lost everywhere, or stay relative to nothing. */
    private static void requireData(StackSource stack, Settings.Place place) {
        StackHeader header = stack.header();
        Tile row = stack instanceof ExactStack exact ? exact.whole() : new TileReader(stack, 1).read(place.row(), 1);
        int pixel = place.column() + (stack instanceof ExactStack ? place.row() * header.columns() : 0);
        int without = 0;
        for (int m = 0; m < header.network().pairCount(); m++) {
            double phase = row.phase(m, pixel);
            // a phase of zero may be one, unless there is no coherence either
            boolean none = phase == 0 && row.coherence.length > 0 && !(row.coherence[m * row.pixels + pixel] > 0);
            without += none || !Double.isFinite(phase) ? 1 : 0;
        }
        if (without > 0) {
            throw new BadOptionException(
                    "reference_yx",
                    "row " + place.row() + ", column " + place.column() + " has no data in " + without + " of "
                            + header.network().pairCount()
                            + " interferograms, so it cannot be their reference; give a pixel that all of them cover");
        }
    }

    private static Settings.Place best(StackSource stack, int tileRows, Cancellation cancellation) {
        StackHeader header = stack.header();
        TileReader reader = new TileReader(stack, tileRows);
        int bestPixel = -1;
        float highest = Float.NEGATIVE_INFINITY;
        for (int row = 0; row < header.rows(); row += tileRows) {
            cancellation.throwIfCancelled("choosing the reference pixel");
            Tile tile = reader.read(row, Math.min(tileRows, header.rows() - row));
            Coverage coverage = new Coverage(tile, header.network().pairCount());
            for (int p = 0; p < tile.pixels; p++) {
                float coherence = header.has(Layer.COHERENCE) ? coverage.meanCoherence[p] : 0;
                if (coverage.everywhere[p] && coherence > highest) {
                    highest = coherence;
                    bestPixel = row * header.columns() + p;
                }
            }
        }
        if (bestPixel < 0) {
            throw new BadFileException(
                    null,
                    Layer.PHASE.dataset(),
                    "no pixel has data in every interferogram, so none can be the reference",
                    "Give one with reference_yx, or leave out the interferograms that cover little",
                    null);
        }
        return new Settings.Place(bestPixel / header.columns(), bestPixel % header.columns());
    }

    /** Phase of each interferogram at the pixel. */
    static double[] phases(StackSource stack, Settings.Place place) {
        StackHeader header = stack.header();
        double[] phases = new double[header.network().pairCount()];
        if (stack instanceof ExactStack exact) {
            for (int m = 0; m < phases.length; m++) {
                phases[m] = exact.phase(m, place.row(), place.column());
            }
            return phases;
        }
        float[] row = new float[phases.length * header.columns()];
        stack.read(Layer.PHASE, place.row(), 1, row);
        for (int m = 0; m < phases.length; m++) {
            phases[m] = row[m * header.columns() + place.column()];
        }
        return phases;
    }
}

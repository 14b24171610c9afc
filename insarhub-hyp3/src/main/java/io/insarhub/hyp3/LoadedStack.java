package io.insarhub.hyp3;

import java.nio.file.Path;
import java.util.List;

/**
 * A stack in the form that MintPy's inversion, and {@link SbasInversion}, start from.
 *
 * @param ifgramStack the interferograms
 * @param geometry heights and angles
 * @param interferograms how many there are
 * @param width columns
 * @param height rows
 * @param warnings what the user should know
 */
public record LoadedStack(
        Path ifgramStack, Path geometry, int interferograms, int width, int height, List<String> warnings) {

    /** Copies the list. */
    public LoadedStack {
        warnings = List.copyOf(warnings);
    }
}

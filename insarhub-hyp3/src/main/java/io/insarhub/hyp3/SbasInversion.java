package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.hyp3.sbas.ExactSolver;
import io.insarhub.hyp3.sbas.NetworkSelection;
import io.insarhub.hyp3.sbas.SbasRun;
import io.insarhub.hyp3.sbas.Settings;
import io.insarhub.hyp3.sbas.StackFile;
import io.insarhub.hyp3.sbas.StackSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The small-baseline inversion (Berardino et al. 2002; Yunjun et al. 2019), as MintPy does it, without Python: from a stack
 * of unwrapped interferograms to displacement by date, its quality, and velocity.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class SbasInversion {

    private final SbasOptions options;

    private SbasInversion(SbasOptions options) {
        this.options = options;
    }

    /** An inversion with some options. */
    public static SbasInversion with(SbasOptions options) {
        return new SbasInversion(options);
    }

    /**
     * Inverts a stack into files, as {@link #run(Path, Path, ProgressListener, Cancellation)}.
     *
     * @param listener hears how it goes on; null: nobody does
     */
    public void run(Path ifgramStack, Path folder, @Nullable ProgressListener listener) {
        run(ifgramStack, folder, listener == null ? ProgressListener.none() : listener, Cancellation.never());
    }

    /**
     * Inverts a stack into files: {@code timeseries.h5}, {@code temporalCoherence.h5}, {@code numInvIfgram.h5},
     * {@code maskTempCoh.h5}, {@code avgSpatialCoh.h5}, {@code maskConnComp.h5} and {@code velocity.h5}; with
     * {@code deramp} also {@code timeseries_ramp.h5} and {@code velocity_ramp.h5}; with {@code topographicResidual} also
     * {@code …_demErr.h5}, {@code demErr.h5} and {@code timeseriesResidual.h5}. Files of these names are replaced, each when
     * it is whole. Called again after it was ended in whatever way, it goes on where it was.
     *
     * <p>Time grows linearly with pixels and with interferograms; memory does not grow with the number of rows.
     *
     * @param ifgramStack MintPy's {@code ifgramStack.h5}
     * @param folder where the files go; made if it is not there
     * @throws io.insarhub.api.BadFileException if the stack cannot be read or a file not be written
     * @throws io.insarhub.api.BadOptionException if an option does not suit the stack, or too few pixels are reliable
     * @throws io.insarhub.api.CancelledException if it was cancelled
     */
    public void run(Path ifgramStack, Path folder, ProgressListener listener, Cancellation cancellation) {
        Settings settings = SbasSettings.of(options, ifgramStack, folder);
        try (StackFile whole = StackFile.open(ifgramStack)) {
            StackFile stack = selected(whole);
            SbasRun.run(stack, stack.identity(), stack.rowStep(), settings, folder, listener, cancellation);
        } catch (BadFileException e) {
            throw named(e, ifgramStack);
        }
    }

    /** {@link #solve(Path, Cancellation)} that nobody cancels. */
    public SbasSolution solve(Path ifgramStack) {
        return solve(ifgramStack, Cancellation.never());
    }

    /**
     * Inverts a stack in memory; the same as the files have it, in double precision. Memory grows with all of the stack.
     *
     * @param ifgramStack MintPy's {@code ifgramStack.h5}
     * @throws io.insarhub.api.BadFileException if the stack cannot be read
     * @throws io.insarhub.api.BadOptionException if an option does not suit the stack
     * @throws io.insarhub.api.CancelledException if it was cancelled
     */
    public SbasSolution solve(Path ifgramStack, Cancellation cancellation) {
        try (StackFile stack = StackFile.open(ifgramStack)) {
            return solve(selected(stack), SbasSettings.of(options, ifgramStack, null), cancellation);
        } catch (BadFileException e) {
            throw named(e, ifgramStack);
        }
    }

    private StackFile selected(StackFile stack) {
        if (!options.flag("network_coherenceBased", false)) {
            return stack;
        }
        return NetworkSelection.applied(stack, options.number("network_minCoherence", 0.7, 0, 1));
    }

    private static BadFileException named(BadFileException e, Path stack) {
        return e.file().isPresent() ? e : e.in(stack, "Load the stack again, or correct it");
    }

    /** Inverts a stack of phases in double precision. */
    public SbasSolution solve(SbasStack stack) {
        return solve(stack.source(), SbasSettings.of(options, null, null), Cancellation.never());
    }

    private static SbasSolution solve(StackSource stack, Settings settings, Cancellation cancellation) {
        return new SbasSolution(ExactSolver.solve(stack, settings, cancellation));
    }
}

package io.insarhub.hyp3;

import io.insarhub.api.ServiceException;
import java.util.List;

/** MintPy is not there, or a step of it failed. */
public final class MintpyException extends ServiceException {

    private static final long serialVersionUID = 1L;

    private final String step;
    private final int exitCode;
    private final List<String> lastLines;

    MintpyException(String problem) {
        this("", -1, List.of(), problem);
    }

    MintpyException(String step, int exitCode, List<String> lastLines, String problem) {
        super("MintPy", 0, problem, null);
        this.step = step;
        this.exitCode = exitCode;
        this.lastLines = List.copyOf(lastLines);
    }

    /** The step that failed; empty if none was begun. */
    public String step() {
        return step;
    }

    /** What the step's process ended with; −1 if none was begun. */
    public int exitCode() {
        return exitCode;
    }

    /** The last lines that the step wrote, the latest last. */
    public List<String> lastLines() {
        return lastLines;
    }
}

package io.insarhub.api;

import org.jspecify.annotations.Nullable;

/** An option, argument or name that cannot be used. */
public final class BadOptionException extends InsarhubException {

    private static final long serialVersionUID = 1L;

    private final String option;

    /**
     * An unusable option.
     *
     * @param option the option's name, as the user wrote it or as the config file spells it
     * @param problem what is wrong with it and what would be right, to be read after the name
     */
    public BadOptionException(String option, String problem) {
        this(option, problem, null);
    }

    /**
     * An unusable option.
     *
     * @param option the option's name, as the user wrote it or as the config file spells it
     * @param problem what is wrong with it and what would be right, to be read after the name
     * @param cause what showed it
     */
    public BadOptionException(String option, String problem, @Nullable Throwable cause) {
        super(option + ": " + problem, cause);
        this.option = option;
    }

    /** Name of the option. */
    public String option() {
        return option;
    }
}

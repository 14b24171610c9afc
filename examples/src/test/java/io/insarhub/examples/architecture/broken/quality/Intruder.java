package io.insarhub.examples.architecture.broken.quality;

import java.util.logging.Logger;

/** Does everything that a library must not do to the program around it. */
@SuppressWarnings({"CatchAndPrintStackTrace", "SystemOut"})
public final class Intruder {

    /** Logs through the JDK. */
    public void log() {
        Logger.getLogger("intruder").info("here");
    }

    /** Prints in three ways. */
    public void print(ForeignException error) {
        System.out.println("out");
        System.err.println("err");
        error.printStackTrace();
    }

    /** Ends the JVM in two ways. */
    public void end(boolean politely) {
        if (politely) {
            System.exit(1);
        }
        Runtime.getRuntime().halt(1);
    }

    /** Seen by nobody until it ends the caller's thread. */
    static final class HiddenException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Allowed: whoever calls must catch it. */
    static final class SignalException extends Exception {

        private static final long serialVersionUID = 1L;
    }
}

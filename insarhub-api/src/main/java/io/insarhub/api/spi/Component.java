package io.insarhub.api.spi;

import java.util.Map;

/**
 * One stage of a study, made ready with its options: a {@link Downloader}, {@link Processor} or {@link Analyzer}.
 *
 * <p>A component reads a work folder, does its stage, and writes the folder. The folder's files are the only state: a
 * component must be safe to run again, and must go on where an interrupted run stopped.
 */
public interface Component {

    /** The options in force, in the key names of the config file, keys that the component does not know included. */
    Map<String, Object> options();

    /**
     * Does the stage, and returns when it is done.
     *
     * @param context the folder to work in, whom to tell, and when to stop
     * @return what was done
     * @throws io.insarhub.api.InsarhubException if it cannot be done
     */
    StageResult run(StageContext context);
}

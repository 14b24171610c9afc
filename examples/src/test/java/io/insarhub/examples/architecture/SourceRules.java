package io.insarhub.examples.architecture;

import io.insarhub.secrets.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a file of the repository must not be or hold, told from its path and text. */
final class SourceRules {

    static final int LONGEST_JAVA_FILE = 500;

    // in pieces, so that this file passes its own rules
    private static final String OUTSIDE = ".." + "/shared";
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
    /** Properties run in an engine of their own, after the watch over secrets has looked. */
    private static final String PROPERTIES = "net.jq" + "wik.api";

    private static final Pattern REPOSITORY = Pattern.compile("<(plugin)?repositor(y|ies)>", Pattern.CASE_INSENSITIVE);

    private SourceRules() {}

    /**
     * What is wrong with a file.
     *
     * @param path its path in the repository, with {@code /}
     * @param text all of it
     * @return a line for each fault, with the path
     */
    static List<String> faults(String path, String text) {
        List<String> faults = new ArrayList<>();
        if (path.endsWith(".java") && text.lines().count() > LONGEST_JAVA_FILE) {
            faults.add(path + ": longer than " + LONGEST_JAVA_FILE + " lines; give its parts files of their own");
        }
        if (text.contains(OUTSIDE)) {
            faults.add(path + ": points outside the repository with " + OUTSIDE + "; copy what a test needs");
        }
        if (!path.endsWith(".md") && UNFINISHED.matcher(text).find()) {
            faults.add(path + ": has a note of work left to do; finish it, or write a page under docs/");
        }
        if (path.endsWith("pom.xml") && REPOSITORY.matcher(text).find()) {
            faults.add(path + ": names a repository; only Maven Central may be needed");
        }
        if (text.contains(PROPERTIES) && Secrets.MARKS.stream().anyMatch(text::contains)) {
            faults.add(path + ": has properties and a secret, and the watch over secrets does not see properties;"
                    + " keep them in files of their own");
        }
        return faults;
    }
}

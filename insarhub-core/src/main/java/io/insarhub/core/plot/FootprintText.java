package io.insarhub.core.plot;

/** Words on a map of footprints. */
final class FootprintText {

    private FootprintText() {}

    static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}

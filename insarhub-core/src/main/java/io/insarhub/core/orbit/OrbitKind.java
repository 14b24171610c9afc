package io.insarhub.core.orbit;

/** How an orbit was determined, the better first. */
public enum OrbitKind {
    /** Precise, to about 5 cm; appears some 20 days after the acquisition. A file covers a day and an hour on each side. */
    POEORB("aux_poeorb"),
    /** Restituted, to about 10 cm; appears within hours. A file covers some three hours. */
    RESORB("aux_resorb");

    private final String folder;

    OrbitKind(String folder) {
        this.folder = folder;
    }

    /** The folder of ASF's archive that has them. */
    public String folder() {
        return folder;
    }
}

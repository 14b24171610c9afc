package io.insarhub.api;

/** How an orbit of Sentinel-1 was determined, the better first. */
public enum OrbitKind {
    /** Precise, to about 5 cm; appears some 20 days after the acquisition. A file covers a day and an hour on each side. */
    POEORB,
    /** Restituted, to about 10 cm; appears within hours. A file covers some three hours. */
    RESORB
}

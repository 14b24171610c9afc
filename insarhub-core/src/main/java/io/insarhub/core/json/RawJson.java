package io.insarhub.core.json;

import java.io.IOException;
import java.io.OutputStream;

/** A value that still lies in a file and can be copied from there as it stands, without being built in memory. */
interface RawJson {

    /** Copies the text of the value. */
    void copyTo(OutputStream out) throws IOException;
}

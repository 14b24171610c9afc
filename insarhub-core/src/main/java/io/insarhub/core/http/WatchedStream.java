package io.insarhub.core.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body whose every read is watched. */
final class WatchedStream extends FilterInputStream {

    private final CallWatch.Watched watched;

    WatchedStream(InputStream body, CallWatch.Watched watched) {
        super(body);
        this.watched = watched;
    }

    @Override
    public int read() throws IOException {
        return watched.read(in::read);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return watched.read(() -> in.read(buffer, offset, length));
    }
}

package io.insarhub.core.http;

import okhttp3.HttpUrl;

/** Whom a request goes to (RFC 6454): what is meant for one origin is no other's business. */
record Origin(String scheme, String host, int port) {

    static Origin of(HttpUrl url) {
        return new Origin(url.scheme(), url.host(), url.port());
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port == HttpUrl.defaultPort(scheme) ? "" : ":" + port);
    }
}

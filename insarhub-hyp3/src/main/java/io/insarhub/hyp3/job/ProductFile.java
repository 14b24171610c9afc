package io.insarhub.hyp3.job;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A file that a job has made. Immutable; its {@code toString} holds no address. */
public final class ProductFile {

    private final String name;
    private final String url;
    private final long bytes;

    private ProductFile(String name, String url, long bytes) {
        this.name = name;
        this.url = url;
        this.bytes = bytes;
    }

    /** Reads one of a job's {@code files}; null if it tells neither name nor address. */
    static @Nullable ProductFile of(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return null;
        }
        @SuppressWarnings("unchecked") // the keys of JSON objects are strings
        Told told = new Told((Map<String, ?>) map);
        String name = told.text("filename").orElse(null);
        String url = told.text("url").orElse(null);
        if (name == null || url == null) {
            return null;
        }
        double bytes = told.number("size").orElse(-1);
        return new ProductFile(name, url, bytes < 0 ? -1 : (long) bytes);
    }

    /** Its name, as the service says it; to be checked before it becomes a file's. */
    public String name() {
        return name;
    }

    /** Where it is, until the product expires. */
    public String url() {
        return url;
    }

    /** Its length, bytes, where the service tells. */
    public OptionalLong bytes() {
        return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ProductFile other
                && other.name.equals(name)
                && other.url.equals(url)
                && other.bytes == bytes;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name + (bytes < 0 ? "" : ", " + bytes + " bytes");
    }
}

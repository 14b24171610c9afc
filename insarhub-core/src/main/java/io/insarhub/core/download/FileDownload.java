package io.insarhub.core.download;

import io.insarhub.api.BadOptionException;
import io.insarhub.core.http.Redacted;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A file to fetch: from where, under which name, and what is known of it. The name is the caller's: neither the address
 * nor the server has a say in it. Immutable.
 */
public final class FileDownload {

    private static final long UNKNOWN = -1;

    private final HttpUrl url;
    private final String name;
    private final long bytes;
    private final @Nullable String md5;

    private FileDownload(HttpUrl url, String name, long bytes, @Nullable String md5) {
        this.url = url;
        this.name = name;
        this.bytes = bytes;
        this.md5 = md5;
    }

    /**
     * A file of which nothing else is known.
     *
     * @param name the file's name in the folder of the call; no path
     * @throws BadOptionException if the name is empty, has a separator, or could not be a file's everywhere
     */
    public static FileDownload of(HttpUrl url, String name) {
        return new FileDownload(url, FileName.require(name), UNKNOWN, null);
    }

    /** The same, with the length that the catalogue gives, bytes. */
    public FileDownload withBytes(long length) {
        if (length < 0) {
            throw new BadOptionException("bytes of " + name, "must not be negative, but is " + length);
        }
        return new FileDownload(url, name, length, md5);
    }

    /** The same, with the MD5 that the catalogue gives: 32 hexadecimal digits. */
    public FileDownload withMd5(String digits) {
        if (!digits.matches("[0-9a-fA-F]{32}")) {
            throw new BadOptionException("md5 of " + name, "must be 32 hexadecimal digits, not \"" + digits + "\"");
        }
        return new FileDownload(url, name, bytes, digits.toLowerCase(Locale.ROOT));
    }

    /** Where it is. */
    public HttpUrl url() {
        return url;
    }

    /** The name that it gets. */
    public String name() {
        return name;
    }

    /** Its length, bytes, where it is known. */
    public OptionalLong bytes() {
        return bytes == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    /** Its MD5 in lower-case hexadecimal digits, where it is known. */
    public Optional<String> md5() {
        return Optional.ofNullable(md5);
    }

    @Override
    public String toString() {
        return name + " from " + Redacted.url(url);
    }
}

package io.insarhub.core.http;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** Cookies for as long as the object lives, each sent where its server said (RFC 6265). Safe for many threads. */
final class MemoryCookies implements CookieJar {

    private final List<Cookie> cookies = new ArrayList<>();

    @Override
    public synchronized void saveFromResponse(HttpUrl url, List<Cookie> received) {
        for (Cookie cookie : received) {
            cookies.removeIf(old -> old.name().equals(cookie.name())
                    && old.domain().equals(cookie.domain())
                    && old.path().equals(cookie.path()));
            cookies.add(cookie);
        }
        removeExpired();
    }

    @Override
    public synchronized List<Cookie> loadForRequest(HttpUrl url) {
        removeExpired();
        return cookies.stream().filter(cookie -> cookie.matches(url)).toList();
    }

    private void removeExpired() {
        long now = System.currentTimeMillis();
        cookies.removeIf(cookie -> cookie.expiresAt() < now);
    }
}

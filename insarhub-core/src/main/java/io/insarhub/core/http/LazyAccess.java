package io.insarhub.core.http;

import java.util.List;
import java.util.function.Supplier;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Access that is made with the first request: work that turns out to need none asks for no credentials. */
final class LazyAccess implements Access {

    private final Supplier<? extends Access> source;
    private @Nullable Access made;

    LazyAccess(Supplier<? extends Access> source) {
        this.source = source;
    }

    @Override
    public Request authorize(Request hop) {
        return made().authorize(hop);
    }

    @Override
    public void check(HttpStream answer) {
        made().check(answer);
    }

    @Override
    public CookieJar cookies() {
        return new CookieJar() {
            @Override
            public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
                made().cookies().saveFromResponse(url, cookies);
            }

            @Override
            public List<Cookie> loadForRequest(HttpUrl url) {
                return made().cookies().loadForRequest(url);
            }
        };
    }

    private synchronized Access made() {
        Access known = made;
        if (known == null) {
            known = source.get();
            made = known;
        }
        return known;
    }
}

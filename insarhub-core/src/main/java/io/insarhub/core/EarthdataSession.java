package io.insarhub.core;

import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.http.Access;
import io.insarhub.core.http.EarthdataLogin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/** Settings of a login that downloads share: whose, and to which hosts. Credentials are looked up when first needed. */
final class EarthdataSession {

    private Supplier<EarthdataCredentials> credentials = EarthdataCredentials::ofThisUser;
    private HttpUrl loginUrl = HttpUrl.get("https://" + EarthdataCredentials.LOGIN_MACHINE);
    private final List<HttpUrl> dataOrigins = new ArrayList<>();

    void credentials(Supplier<EarthdataCredentials> value) {
        credentials = value;
    }

    void loginUrl(HttpUrl value) {
        loginUrl = value;
    }

    void dataOrigin(HttpUrl value) {
        dataOrigins.add(value);
    }

    /** A session of its own. */
    Access open() {
        Supplier<EarthdataCredentials> whose = credentials;
        HttpUrl login = loginUrl;
        List<HttpUrl> origins = List.copyOf(dataOrigins);
        return Access.lazily(() -> {
            EarthdataLogin.Builder access = EarthdataLogin.builder(whose.get()).loginUrl(login);
            origins.forEach(access::dataOrigin);
            return access.build();
        });
    }
}

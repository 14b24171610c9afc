package io.insarhub.hyp3;

import io.insarhub.core.auth.EarthdataCredentials;
import okhttp3.HttpUrl;

/**
 * Where HyP3 is, and where one logs in for it.
 *
 * @param apiUrl the API
 * @param authorizeUrl Earthdata Login's page that leads to the API's cookie
 */
public record Hyp3Service(HttpUrl apiUrl, HttpUrl authorizeUrl) {

    private static final String AUTHORIZE = "https://" + EarthdataCredentials.LOGIN_MACHINE
            + "/oauth/authorize?response_type=code&client_id=BO_n7nTIlMljdvU6kRRB3g"
            + "&redirect_uri=https://cumulus.asf.alaska.edu/login&app_type=401";

    private static final Hyp3Service BASIC = at("https://hyp3-api.asf.alaska.edu");
    private static final Hyp3Service PLUS = at("https://hyp3-plus.asf.alaska.edu");

    /** HyP3, open to all. */
    public static Hyp3Service basic() {
        return BASIC;
    }

    /** HyP3+, for those who pay. */
    public static Hyp3Service plus() {
        return PLUS;
    }

    /** Another deployment of ASF's, with the same login. */
    public static Hyp3Service at(String apiUrl) {
        return new Hyp3Service(HttpUrl.get(apiUrl), HttpUrl.get(AUTHORIZE));
    }

    /** An address below the API's. */
    HttpUrl.Builder path(String... segments) {
        HttpUrl.Builder url = apiUrl.newBuilder();
        for (String segment : segments) {
            url.addPathSegment(segment);
        }
        return url;
    }
}

package io.insarhub.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedTest {

    @Test
    void anAddressKeepsHostAndPathOnly() {
        assertThat(Redacted.url(HttpUrl.get("https://jane:hidden@data.example:8443/a/b.zip?Signature=hidden#hidden")))
                .isEqualTo("https://data.example:8443/a/b.zip?…");
        assertThat(Redacted.url(HttpUrl.get("http://data.example"))).isEqualTo("http://data.example/");
    }

    @ParameterizedTest(name = "{index}") // the reports of the run are read for secrets
    @ValueSource(
            strings = {
                "Authorization: Bearer hidden",
                "authorization=Basic hidden==",
                "{\"access_token\": \"hidden\", \"n\": 1}",
                "password=hidden&user=jane",
                "X-Amz-Signature=hidden",
                "X-Amz-Credential: hidden/20260101",
                "Set-Cookie: asf-urs=hidden; Path=/",
                "see https://jane:hidden@data.example/a",
                "see <https://data.example/a?token=hidden&b=hidden> for more",
                "eyJhidden.eyJhidden.hidden-sig_nature",
            })
    void whatLooksLikeASecretIsTakenOut(String text) {
        assertThat(Redacted.text(text)).doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "These jobs would cost 640 credits, but you have only 30 remaining.",
                "Parameter [relative_orbit] was not recognized.",
                "https://data.example/S1A_IW_SLC__1SDV.zip is missing",
                "The token has expired",
            })
    void wordsThatHelpStay(String text) {
        assertThat(Redacted.text(text)).isEqualTo(text);
    }

    @Test
    void aPageBecomesItsWords() {
        assertThat(ServiceText.of(
                        "<html><head><title>502</title><style>p {}</style></head>\n<body><script>var a=1;</script>"
                                + "<h1>Bad&nbsp;Gateway</h1><p>nginx &lt;1.2&gt;</p></body></html>"))
                .isEqualTo("502 Bad Gateway nginx <1.2>");
        assertThat(ServiceText.of("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>"))
                .isEqualTo("AccessDenied");
        assertThat(ServiceText.of("<html><script>" + "x".repeat(20_000))).isEmpty();
    }

    @Test
    void theWordsOfJsonComeFromItsUsualFields() {
        assertThat(ServiceText.of("{\"status\":400,\"title\":\"Bad Request\",\"detail\":\"No such pair\"}"))
                .isEqualTo("No such pair");
        assertThat(ServiceText.of("{\"errors\":[{\"path\":[\"a\"],\"errors\":[\"is wrong\"]}]}"))
                .isEqualTo("a is wrong");
        assertThat(ServiceText.of("{\"cut\": \"off")).isEqualTo("{\"cut\": \"off");
        assertThat(ServiceText.of("  ")).isEmpty();
    }

    @Property(tries = 500)
    void anyTextIsShortAndOnOneLine(@ForAll String text) {
        assertThat(ServiceText.of(text)).hasSizeLessThanOrEqualTo(300).doesNotContain("\n", "\r", "\u0000");
        assertThat(ServiceText.of("<html>" + text + "<script" + text)).hasSizeLessThanOrEqualTo(300);
    }
}

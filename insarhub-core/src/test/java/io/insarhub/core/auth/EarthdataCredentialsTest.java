package io.insarhub.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.CredentialsException;
import io.insarhub.core.JsonFiles;
import io.insarhub.core.auth.EarthdataCredentials.Login;
import io.insarhub.core.auth.EarthdataCredentials.Token;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class EarthdataCredentialsTest {

    @TempDir
    private Path home;

    @Test
    void aTokenInTheEnvironmentComesFirst() throws IOException {
        writeNetrc("machine urs.earthdata.nasa.gov login jane password p");

        assertThat(EarthdataCredentials.find(
                        Map.of("EARTHDATA_TOKEN", " abc.def \n", "EARTHDATA_USERNAME", "u", "EARTHDATA_PASSWORD", "p"),
                        netrc()))
                .contains(new Token(Secret.of("abc.def"), "EARTHDATA_TOKEN"));
    }

    @Test
    void thenAUserWithAPasswordThenTheNetrcFile() throws IOException {
        writeNetrc("machine urs.earthdata.nasa.gov login jane password p");

        assertThat(EarthdataCredentials.find(
                        Map.of("EARTHDATA_TOKEN", "", "EARTHDATA_USERNAME", "u", "EARTHDATA_PASSWORD", " q "), netrc()))
                .contains(new Login("u", Secret.of(" q "), "EARTHDATA_USERNAME"));
        assertThat(EarthdataCredentials.find(Map.of("EARTHDATA_USERNAME", "u"), netrc()))
                .contains(new Login("jane", Secret.of("p"), netrc().toString()));
    }

    @Test
    void withoutAnyThereIsNothingAndTheNetrcFileNeedNotBeThere() {
        assertThat(EarthdataCredentials.find(Map.of(), netrc())).isEmpty();
    }

    @Test
    void theErrorForNoneSaysHowToGiveThemAndWhatIsHalfThere() {
        assertThat(CredentialSources.missing(Map.of("EARTHDATA_PASSWORD", "s3cret-of-jane"), netrc()))
                .hasMessageContainingAll(
                        "only EARTHDATA_PASSWORD is set",
                        "EARTHDATA_TOKEN",
                        "EARTHDATA_USERNAME",
                        netrc().toString(),
                        "machine urs.earthdata.nasa.gov login NAME password PASSWORD")
                .hasMessageNotContaining("s3cret-of-jane");
    }

    @Test
    void aNetrcThatCannotBeReadIsAnError() throws IOException {
        Files.createDirectory(netrc());

        assertThatThrownBy(() -> EarthdataCredentials.find(Map.of(), netrc()))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining(netrc().toString())
                .hasMessageContaining("cannot be read");
    }

    @Test
    void whatCouldNotBeSentIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> EarthdataCredentials.token("t0ken-of-jane\nsecond-half"))
                .isInstanceOf(CredentialsException.class)
                .hasMessageNotContaining("half")
                .hasMessageNotContaining("t0ken");
        assertThatThrownBy(() -> EarthdataCredentials.token(" ")).isInstanceOf(CredentialsException.class);
        assertThatThrownBy(() -> EarthdataCredentials.login("ja:ne", "s3cret-of-jane"))
                .isInstanceOf(CredentialsException.class)
                .hasMessageNotContaining("s3cret-of-jane");
        assertThatThrownBy(() -> EarthdataCredentials.login("jane", "")).isInstanceOf(CredentialsException.class);
    }

    @Test
    void aTokenTellsWhenItRunsOut() {
        String claims = "{\"uid\":\"jane\",\"exp\":1767225600,\"iat\":1}";
        String token = "eyJh."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";

        assertThat(new Token(Secret.of(token), "test").expiry()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(new Token(Secret.of("opaque"), "test").expiry()).isEmpty();
        assertThat(new Token(Secret.of("a.!!.c"), "test").expiry()).isEmpty();
    }

    @Test
    void nothingShowsASecret() {
        assertThat(EarthdataCredentials.login("jane", "s3cret-of-jane").toString())
                .contains("jane", "***")
                .doesNotContain("s3cret-of-jane");
        assertThat(EarthdataCredentials.token("s3cret-of-jane").toString()).doesNotContain("s3cret-of-jane");
        assertThat(String.format("%s", Secret.of("s3cret-of-jane"))).isEqualTo("***");
        assertThatThrownBy(() ->
                        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(Secret.of("s3cret-of-jane")))
                .isInstanceOf(NotSerializableException.class);
        assertThat(Arrays.stream(Secret.class.getMethods())
                        .map(method -> method.getName())
                        .filter(name -> name.startsWith("get") && !name.equals("getClass")))
                .isEmpty();
    }

    @Test
    void neitherJsonNorAJavaStreamNorALogTakesASecretOrWhatHoldsOne() throws IOException {
        Secret secret = Secret.of("s3cret-of-jane");
        record Holder(String name, Secret password) {}

        for (Object held : List.of(
                secret,
                new Holder("jane", secret),
                EarthdataCredentials.login("jane", "s3cret-of-jane"),
                EarthdataCredentials.token("s3cret-of-jane"))) {
            assertThatThrownBy(() -> JsonFiles.write(home.resolve("held.json"), Map.of("held", held)))
                    .hasMessageNotContaining("s3cret");
            assertThat(home.resolve("held.json")).doesNotExist();
            assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(held))
                    .isInstanceOf(NotSerializableException.class);
            LoggerFactory.getLogger("io.insarhub.core.auth").debug("{} and {}", held, List.of(held));
            assertThat(held.toString() + List.of(held)).contains("***").doesNotContain("s3cret");
        }
        assertThat(Files.readString(Path.of("target", "test.log")))
                .as("and what else it has the watch over secrets reads")
                .contains("io.insarhub.core.auth - *** and [***]");
    }

    @Test
    void secretsCompareByTheirText() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("b"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b"));
    }

    private Path netrc() {
        return home.resolve(".netrc");
    }

    private void writeNetrc(String text) throws IOException {
        Files.writeString(netrc(), text);
    }
}

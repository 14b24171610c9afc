package io.insarhub.core.issues;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CredentialsException;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.http.EarthdataLogin;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.RawServer;
import java.io.IOException;
import java.util.Random;
import okhttp3.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pain 10: a EULA or profile problem looks like a wrong password. */
class Pain10EulaLooksLikeAWrongPasswordTest {

    @ParameterizedTest
    @CsvSource({
        "302, /eulas/12/accept,       '',                                   licence agreement",
        "302, /approve_app?client=1,  '',                                   has not been approved",
        "302, /profile/edit,          '',                                   profile is not complete",
        "401, '',                     EULA Acceptance Failure,              licence agreement",
        "403, '',                     Please complete your user profile,    profile is not complete",
        "401, '',                     Invalid user credentials,             refused the user name or the password",
    })
    void eachIsCalledByItsName(int status, String location, String body, String named) throws IOException {
        String[] header = location.isEmpty() ? new String[0] : new String[] {"Location: " + location};
        try (RawServer login = RawServer.start(exchange -> exchange.reply(status, body, header));
                RawServer data = RawServer.start(
                        exchange -> exchange.reply(302, "", "Location: " + login.url("/oauth/authorize")))) {
            HttpService service = HttpService.builder("ASF")
                    .network(Network.of(new FakeClock(), new Random(1)))
                    .access(EarthdataLogin.builder(EarthdataCredentials.login("jane", "s3cret-of-jane"))
                            .loginUrl(login.url("/"))
                            .build())
                    .build();
            Request scene = new Request.Builder()
                    .url(data.url("localhost", "/scene.zip"))
                    .build();

            assertThatThrownBy(() -> service.send(scene, Cancellation.never()))
                    .isInstanceOf(CredentialsException.class)
                    .hasMessageContaining(named);
        }
    }
}

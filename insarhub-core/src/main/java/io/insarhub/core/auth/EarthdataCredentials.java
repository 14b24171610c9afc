package io.insarhub.core.auth;

import io.insarhub.api.CredentialsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An account of NASA's Earthdata Login: a token, or a user name with a password. Immutable; its {@code toString} holds
 * no secret.
 *
 * <p>{@link #find} looks where the field's tools look, in this order: {@code EARTHDATA_TOKEN}, then
 * {@code EARTHDATA_USERNAME} with {@code EARTHDATA_PASSWORD}, then {@code .netrc}. Nobody is ever asked.
 */
public sealed interface EarthdataCredentials {

    /** The environment variable for a token. */
    String TOKEN_VARIABLE = "EARTHDATA_TOKEN";

    /** The environment variable for a user name. */
    String USERNAME_VARIABLE = "EARTHDATA_USERNAME";

    /** The environment variable for the user's password. */
    String PASSWORD_VARIABLE = "EARTHDATA_PASSWORD";

    /** The machine that a {@code .netrc} entry is for. */
    String LOGIN_MACHINE = "urs.earthdata.nasa.gov";

    /** Where these credentials come from, for messages: {@code EARTHDATA_TOKEN}, a file, {@code the application}. */
    String source();

    /**
     * A bearer token made on Earthdata Login's page.
     *
     * @param token the token
     * @param source where it comes from, for messages
     */
    record Token(Secret token, String source) implements EarthdataCredentials {

        /** When the token runs out, as far as the token itself tells. */
        public Optional<Instant> expiry() {
            return TokenExpiry.of(token);
        }
    }

    /**
     * A user name with a password.
     *
     * @param user the user name
     * @param password the password
     * @param source where they come from, for messages
     */
    record Login(String user, Secret password, String source) implements EarthdataCredentials {}

    /**
     * A token that the application has got from its user.
     *
     * @throws CredentialsException if it is empty or could not be sent, for example because of a line break inside
     */
    static EarthdataCredentials token(String token) {
        return CredentialSources.token(token, "the application");
    }

    /**
     * A user name and a password that the application has got from its user.
     *
     * @throws CredentialsException if one is empty
     */
    static EarthdataCredentials login(String user, String password) {
        return CredentialSources.login(user, password, "the application");
    }

    /**
     * Credentials from the environment, else from a {@code .netrc} file.
     *
     * @param environment the environment variables
     * @param netrc the {@code .netrc} file, which need not be there
     * @throws CredentialsException if the file is there but cannot be read, or a value cannot be used
     */
    static Optional<EarthdataCredentials> find(Map<String, String> environment, Path netrc) {
        return CredentialSources.find(environment, netrc);
    }

    /**
     * Credentials of this process: its environment, else {@code .netrc} ({@code _netrc} on Windows) in the user's home.
     *
     * @throws CredentialsException if there are none, with the ways to give them; or as {@link #find} does
     */
    static EarthdataCredentials ofThisUser() {
        Path netrc = CredentialSources.userNetrc();
        return find(System.getenv(), netrc).orElseThrow(() -> CredentialSources.missing(System.getenv(), netrc));
    }
}

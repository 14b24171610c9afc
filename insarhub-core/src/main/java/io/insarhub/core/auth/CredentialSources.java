package io.insarhub.core.auth;

import io.insarhub.api.CredentialsException;
import io.insarhub.core.auth.EarthdataCredentials.Login;
import io.insarhub.core.auth.EarthdataCredentials.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Looks for credentials in the environment and in {@code .netrc}, and checks that they could be sent. */
final class CredentialSources {

    private CredentialSources() {}

    static Optional<EarthdataCredentials> find(Map<String, String> environment, Path netrc) {
        String token = value(environment, EarthdataCredentials.TOKEN_VARIABLE);
        if (!token.isEmpty()) {
            return Optional.of(token(token, EarthdataCredentials.TOKEN_VARIABLE));
        }
        String user = value(environment, EarthdataCredentials.USERNAME_VARIABLE);
        String password = environment.getOrDefault(EarthdataCredentials.PASSWORD_VARIABLE, "");
        if (!user.isEmpty() && !password.isEmpty()) {
            return Optional.of(login(user, password, EarthdataCredentials.USERNAME_VARIABLE));
        }
        return fromNetrc(netrc);
    }

    static EarthdataCredentials token(String text, String source) {
        String token = text.strip();
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new CredentialsException(
                    "The Earthdata token from " + source
                            + " is empty or has characters that no token has. Copy it again from https://"
                            + EarthdataCredentials.LOGIN_MACHINE + " (Generate Token), in one line",
                    null);
        }
        return new Token(Secret.of(token), source);
    }

    static EarthdataCredentials login(String user, String password, String source) {
        if (user.isBlank() || password.isEmpty() || user.indexOf(':') >= 0) {
            throw new CredentialsException(
                    "The Earthdata user name or password from " + source
                            + " is empty, or the user name has a colon, which HTTP cannot send. Correct it there",
                    null);
        }
        return new Login(user.strip(), Secret.of(password), source);
    }

    /** The error for a user who has given nothing, or half of it. */
    static CredentialsException missing(Map<String, String> environment, Path netrc) {
        boolean user =
                !value(environment, EarthdataCredentials.USERNAME_VARIABLE).isEmpty();
        boolean password = !environment
                .getOrDefault(EarthdataCredentials.PASSWORD_VARIABLE, "")
                .isEmpty();
        String half = user == password
                ? ""
                : " (only " + (user ? EarthdataCredentials.USERNAME_VARIABLE : EarthdataCredentials.PASSWORD_VARIABLE)
                        + " is set)";
        return new CredentialsException(
                "There are no Earthdata credentials" + half + ". Set " + EarthdataCredentials.TOKEN_VARIABLE + ", or "
                        + EarthdataCredentials.USERNAME_VARIABLE + " and " + EarthdataCredentials.PASSWORD_VARIABLE
                        + ", or add a line \"machine " + EarthdataCredentials.LOGIN_MACHINE
                        + " login NAME password PASSWORD\" to " + netrc
                        + ", or pass EarthdataCredentials in. Accounts are free: https://"
                        + EarthdataCredentials.LOGIN_MACHINE + "/users/new",
                null);
    }

    static Path userNetrc() {
        Path home = Path.of(System.getProperty("user.home"));
        Path windows = home.resolve("_netrc");
        Path netrc = home.resolve(".netrc");
        return !Files.exists(netrc) && Files.exists(windows) ? windows : netrc;
    }

    private static Optional<EarthdataCredentials> fromNetrc(Path netrc) {
        Netrc entries;
        try {
            entries = Netrc.read(netrc);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CredentialsException(
                    netrc + " cannot be read (" + e.getClass().getSimpleName()
                            + "). Make it a file that you may read, or set " + EarthdataCredentials.TOKEN_VARIABLE,
                    e);
        }
        return entries.entry(EarthdataCredentials.LOGIN_MACHINE)
                .map(entry -> login(entry.login(), entry.password().reveal(), netrc.toString()));
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip();
    }
}

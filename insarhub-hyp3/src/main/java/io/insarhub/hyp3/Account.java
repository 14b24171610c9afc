package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.auth.EarthdataCredentials.Login;
import io.insarhub.core.auth.EarthdataCredentials.Token;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account to order with, by the name that files know it by.
 *
 * @param name the user name
 * @param client HyP3 for it
 */
record Account(String name, Hyp3Client client) {

    /** Earthdata's tokens say in their middle part whose they are. */
    private static final Pattern USER = Pattern.compile("\"uid\"\\s*:\\s*\"([^\"\\\\]+)\"");

    /** Finds out whose credentials these are; asks the service where they do not tell. */
    static Account of(Hyp3Client client, Cancellation cancellation) {
        EarthdataCredentials credentials = client.credentials();
        if (credentials instanceof Login login) {
            return new Account(login.user(), client);
        }
        String name = credentials instanceof Token token ? user(token) : "";
        return new Account(name.isEmpty() ? client.user(cancellation).name() : name, client);
    }

    private static String user(Token token) {
        String[] parts = token.token().reveal().split("\\.", -1);
        if (parts.length != 3) {
            return "";
        }
        try {
            Matcher user = USER.matcher(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return user.find() ? user.group(1) : "";
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}

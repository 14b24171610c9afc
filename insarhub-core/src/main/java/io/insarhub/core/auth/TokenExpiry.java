package io.insarhub.core.auth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when a token runs out: Earthdata's are JSON web tokens (RFC 7519), whose middle part says it in {@code exp}. */
final class TokenExpiry {

    private static final Pattern EXPIRY = Pattern.compile("\"exp\"\\s*:\\s*(\\d{1,12})\\b");

    private TokenExpiry() {}

    static Optional<Instant> of(Secret token) {
        String[] parts = token.reveal().split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        Matcher expiry = EXPIRY.matcher(decoded(parts[1]));
        return expiry.find() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(expiry.group(1)))) : Optional.empty();
    }

    private static String decoded(String part) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return ""; // a token of another kind, which tells nothing about itself
        }
    }
}

package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.CredentialsException;
import io.insarhub.core.auth.EarthdataCredentials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Accounts to order with, besides the user's own: a file of {@code username:password} lines, or accounts given by the
 * application. Immutable; its {@code toString} holds no password.
 */
final class CredentialPool {

    private static final String OPTION = "earthdata_credentials_pool";
    private static final String STANDARD_FILE = ".credit_pool";

    /** What is no path but a login; a letter and a colon may be a drive. A path is shown and written to the config. */
    private static final Pattern LOGIN = Pattern.compile("[^:/\\\\]{2,}:.*", Pattern.DOTALL);

    private final @Nullable Path file;
    private final @Nullable List<EarthdataCredentials> accounts;

    /**
     * What a pool has come to.
     *
     * @param accounts those that can be used
     * @param problems what was skipped, by line, without its text
     */
    record Reading(List<EarthdataCredentials> accounts, List<String> problems) {}

    private CredentialPool(@Nullable Path file, @Nullable List<EarthdataCredentials> accounts) {
        this.file = file;
        this.accounts = accounts;
    }

    /** {@code ~/.credit_pool}, if it is there. */
    static CredentialPool standard() {
        return new CredentialPool(null, null);
    }

    /** A file that has to be there. */
    static CredentialPool file(Path file) {
        if (LOGIN.matcher(file.toString()).matches()) {
            throw new BadOptionException(
                    OPTION, "must be the path of a file with username:password lines, not such a line itself");
        }
        return new CredentialPool(file, null);
    }

    /** As the config has it: a path, or an object of passwords by user name. */
    static CredentialPool of(@Nullable Object value) {
        if (value == null) {
            return standard();
        }
        if (value instanceof String path) {
            return file(Path.of(path));
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new BadOptionException(OPTION, "must be a path, or an object of passwords by user name");
        }
        List<EarthdataCredentials> accounts = new ArrayList<>();
        map.forEach((user, password) -> {
            if (!(user instanceof String name) || !(password instanceof String text)) {
                throw new BadOptionException(OPTION, "must have a text as the password of " + user);
            }
            try {
                accounts.add(EarthdataCredentials.login(name, text));
            } catch (CredentialsException e) {
                throw new BadOptionException(OPTION, "has an account that cannot be used: " + e.getMessage());
            }
        });
        return new CredentialPool(null, List.copyOf(accounts));
    }

    /** The file that was asked for by name. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * Reads the accounts.
     *
     * @param home the user's home, for the file that need not be there
     */
    Reading read(Path home) {
        if (accounts != null) {
            return new Reading(accounts, List.of());
        }
        if (file != null) {
            return readFile(file.startsWith("~") ? home.resolve(file.subpath(1, file.getNameCount())) : file);
        }
        Path standard = home.resolve(STANDARD_FILE);
        return Files.exists(standard) ? readFile(standard) : new Reading(List.of(), List.of());
    }

    private static Reading readFile(Path file) {
        List<String> lines;
        try {
            lines = text(Files.readAllBytes(file)).lines().toList();
        } catch (IOException e) {
            throw new BadFileException(
                    file,
                    null,
                    "cannot be read as a pool of accounts (" + e.getClass().getSimpleName() + ")",
                    "Make it a file that you may read, with username:password lines, or correct " + OPTION,
                    e);
        }
        List<EarthdataCredentials> accounts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int colon = line.indexOf(':');
            String place = file + ", line " + (i + 1);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (colon <= 0 || colon == line.length() - 1) {
                problems.add(place + " was skipped: it is not username:password");
                continue;
            }
            accounts.add(EarthdataCredentials.login(line.substring(0, colon), line.substring(colon + 1)));
        }
        return new Reading(accounts, problems);
    }

    /** In UTF-8 or else in Latin-1, or as the mark at the beginning says, which editors of Windows put there. */
    private static String text(byte[] bytes) {
        String mark = new String(bytes, 0, Math.min(2, bytes.length), StandardCharsets.ISO_8859_1);
        if (mark.equals("\u00FE\u00FF") || mark.equals("\u00FF\u00FE")) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof CredentialPool other
                && java.util.Objects.equals(other.file, file)
                && java.util.Objects.equals(other.accounts, accounts);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hashCode(file);
    }

    @Override
    public String toString() {
        return file != null ? file.toString() : accounts != null ? accounts.size() + " accounts" : "~/" + STANDARD_FILE;
    }
}

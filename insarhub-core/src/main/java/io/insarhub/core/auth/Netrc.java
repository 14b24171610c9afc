package io.insarhub.core.auth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a {@code .netrc} file, as ftp, curl and Python read it: {@code machine NAME}, or {@code default} for
 * all others, then {@code login}, {@code password} and {@code account} with their values, on one line or many. Values
 * may stand in double quotes, with {@code \} before a quote; {@code #} where a keyword would stand starts a comment;
 * {@code macdef} runs to the next empty line and is skipped. Unknown words are skipped too.
 */
final class Netrc {

    /**
     * One machine's account, complete.
     *
     * @param machine the machine's name; null for {@code default}
     */
    record Entry(@Nullable String machine, String login, Secret password) {}

    private final List<Entry> entries;

    private Netrc(List<Entry> entries) {
        this.entries = entries;
    }

    /** Reads a file, in UTF-8 or else in Latin-1. */
    static Netrc read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return parse(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    static Netrc parse(String text) {
        NetrcWords words = new NetrcWords(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<Entry> entries = new ArrayList<>();
        Draft draft = null;
        for (Optional<String> keyword = words.keyword(); keyword.isPresent(); keyword = words.keyword()) {
            switch (keyword.get()) {
                case "machine", "default" -> {
                    finish(draft, entries);
                    draft = new Draft(keyword.get().equals("machine") ? words.value() : null);
                }
                case "login" -> {
                    String login = words.value();
                    if (draft != null) {
                        draft.login = login;
                    }
                }
                case "password" -> {
                    String password = words.value();
                    if (draft != null) {
                        draft.password = password;
                    }
                }
                case "account" -> words.value();
                case "macdef" -> words.skipMacro();
                default -> {
                    // not a word of the format: other readers pass over it too
                }
            }
        }
        finish(draft, entries);
        return new Netrc(entries);
    }

    /** The first complete entry for a machine, else the first {@code default}. */
    Optional<Entry> entry(String machine) {
        return entries.stream()
                .filter(e -> machine.equalsIgnoreCase(e.machine()))
                .findFirst()
                .or(() -> entries.stream().filter(e -> e.machine() == null).findFirst());
    }

    private static void finish(@Nullable Draft draft, List<Entry> entries) {
        if (draft != null && draft.login != null && draft.password != null) {
            entries.add(new Entry(draft.machine, draft.login, Secret.of(draft.password)));
        }
    }

    private static final class Draft {

        private final @Nullable String machine;
        private @Nullable String login;
        private @Nullable String password;

        private Draft(@Nullable String machine) {
            this.machine = machine;
        }
    }
}

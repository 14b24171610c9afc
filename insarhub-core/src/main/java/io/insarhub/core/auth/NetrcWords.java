package io.insarhub.core.auth;

import java.util.Optional;

/** Cuts a {@code .netrc} text into words. A {@code #} opens a comment before a keyword only: a password may start with it. */
final class NetrcWords {

    private final String text;
    private int at;

    NetrcWords(String text) {
        this.text = text;
    }

    /** The next word where a keyword is due; empty at the end of the text. */
    Optional<String> keyword() {
        skipBlanks();
        while (at < text.length() && text.charAt(at) == '#') {
            skipLine();
            skipBlanks();
        }
        return at < text.length() ? Optional.of(word()) : Optional.empty();
    }

    /** The next word where a value is due; empty text at the end. */
    String value() {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        return word();
    }

    /** Passes over a macro: its name, then all up to an empty line. */
    void skipMacro() {
        skipLine();
        while (at < text.length() && !isEmptyLine()) {
            skipLine();
        }
    }

    private String word() {
        int from = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        at = Math.min(at + 1, text.length());
        return value.toString();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
    }

    private boolean isEmptyLine() {
        int end = text.indexOf('\n', at);
        return text.substring(at, end < 0 ? text.length() : end).isBlank();
    }
}

package io.insarhub.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetrcTest {

    private static final String MACHINE = "urs.earthdata.nasa.gov";

    @Test
    void anEntryMayStandOnOneLineOrOnMany() {
        assertThat(found("machine urs.earthdata.nasa.gov login jane password s3cret"))
                .isEqualTo("jane s3cret");
        assertThat(found("machine\n\turs.earthdata.nasa.gov\n  login jane\r\n\r\n  password s3cret\r\n"))
                .isEqualTo("jane s3cret");
        assertThat(found("machine a login x password y machine urs.earthdata.nasa.gov password s3cret login jane"))
                .isEqualTo("jane s3cret");
    }

    @Test
    void valuesMayBeQuotedWithEscapes() {
        assertThat(found("machine \"urs.earthdata.nasa.gov\" login jane password \"a b\\\"c\\\\d\""))
                .isEqualTo("jane a b\"c\\d");
        assertThat(found("machine urs.earthdata.nasa.gov login jane password \"\" account x"))
                .isEqualTo("jane ");
        assertThat(found("machine urs.earthdata.nasa.gov login jane password \"open end"))
                .isEqualTo("jane open end");
    }

    @Test
    void aHashStartsACommentOnlyWhereAKeywordIsDue() {
        assertThat(found("""
                # machine urs.earthdata.nasa.gov login no password no
                machine urs.earthdata.nasa.gov # the NASA one
                login jane password #1 # old: 2
                """)).isEqualTo("jane #1");
    }

    @Test
    void theDefaultServesMachinesWithoutAnEntryOfTheirOwn() {
        assertThat(found("default login any password body")).isEqualTo("any body");
        assertThat(found("default login any password body\nmachine urs.earthdata.nasa.gov login jane password p"))
                .isEqualTo("jane p");
        assertThat(found("machine other login any password body")).isEqualTo("none");
    }

    @Test
    void macrosAreSkippedUpToTheEmptyLine() {
        assertThat(found("macdef init\nmachine urs.earthdata.nasa.gov login no password no\n\n"
                        + "machine urs.earthdata.nasa.gov login jane password p"))
                .isEqualTo("jane p");
        assertThat(found("macdef init\nmachine urs.earthdata.nasa.gov login no password no"))
                .isEqualTo("none");
    }

    @Test
    void anEntryWithoutAPasswordCountsAsNone() {
        assertThat(found("machine urs.earthdata.nasa.gov login jane")).isEqualTo("none");
        assertThat(found("machine urs.earthdata.nasa.gov login jane\ndefault login any password body"))
                .isEqualTo("any body");
        assertThat(found("login stray password stray")).isEqualTo("none");
        assertThat(found("machine")).isEqualTo("none");
        assertThat(found("")).isEqualTo("none");
    }

    @Test
    void theFirstOfSeveralEntriesCountsAndMachinesHaveNoCase() {
        assertThat(found("machine URS.Earthdata.NASA.gov login a password b machine urs.earthdata.nasa.gov login c"
                        + " password d"))
                .isEqualTo("a b");
    }

    @Test
    void aFileMayBeInUtf8OrLatin1AndStartWithAByteOrderMark(@TempDir Path folder) throws IOException {
        String text = "machine urs.earthdata.nasa.gov login jané password pässword";
        Path file = folder.resolve("netrc");

        Files.writeString(file, "\uFEFF" + text);
        assertThat(found(Netrc.read(file))).isEqualTo("jané pässword");

        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        assertThat(found(Netrc.read(file))).isEqualTo("jané pässword");
    }

    @Property(tries = 300)
    void anyTextIsRead(@ForAll String before, @ForAll String password) {
        String quoted = "\"" + password.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";

        Netrc.parse(before);

        assertThat(found("machine urs.earthdata.nasa.gov login jane password " + quoted + " " + before))
                .isEqualTo("jane " + password);
    }

    private static String found(String text) {
        return found(Netrc.parse(text));
    }

    private static String found(Netrc netrc) {
        Optional<Netrc.Entry> entry = netrc.entry(MACHINE);
        return entry.map(e -> e.login() + " " + e.password().reveal()).orElse("none");
    }
}

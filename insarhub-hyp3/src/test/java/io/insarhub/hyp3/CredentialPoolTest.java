package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.core.auth.EarthdataCredentials.Login;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of accounts, from whatever editor. */
class CredentialPoolTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_of_every_system_with_colons_comments_and_blanks(String end) throws IOException {
        CredentialPool.Reading reading = read(
                String.join(end, "# team: ours", "", "anna:s3cret-of-anna:with:colons", "   ", "  bert:pw-bert  "),
                StandardCharsets.UTF_8);

        assertThat(names(reading)).containsExactly("anna", "bert");
        assertThat(passwords(reading)).containsExactly("s3cret-of-anna:with:colons", "pw-bert");
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_mark_that_an_editor_of_Windows_puts_first_is_no_part_of_a_name(String charset) throws IOException {
        CredentialPool.Reading names = read("\uFEFFanna:s3cret-of-ännä\r\nbert:pw-bert\r\n", Charset.forName(charset));
        CredentialPool.Reading comment = read("\uFEFF# team: ours\r\nbert:pw-bert\r\n", Charset.forName(charset));

        assertThat(names(names)).containsExactly("anna", "bert");
        assertThat(passwords(names)).containsExactly("s3cret-of-ännä", "pw-bert");
        assertThat(names(comment)).as("a comment is not sent to the login host").containsExactly("bert");
    }

    @Test
    void a_file_in_Latin_1_is_read_as_one() throws IOException {
        CredentialPool.Reading reading = read("anna:s3cret-of-ännä\n", StandardCharsets.ISO_8859_1);

        assertThat(passwords(reading)).containsExactly("s3cret-of-ännä");
    }

    @Test
    void bad_lines_are_named_by_number_and_not_shown() throws IOException {
        CredentialPool.Reading reading =
                read("s3cret-of-anna\n:s3cret-of-bert\ncarl:\ndora:pw-dora\n", StandardCharsets.UTF_8);

        assertThat(names(reading)).containsExactly("dora");
        Path file = home.resolve("pool");
        assertThat(reading.problems())
                .containsExactly(
                        file + ", line 1 was skipped: it is not username:password",
                        file + ", line 2 was skipped: it is not username:password",
                        file + ", line 3 was skipped: it is not username:password");
        assertThat(reading.toString()).doesNotContain("pw-dora", "s3cret");
    }

    @Test
    void a_file_that_was_named_has_to_be_there_and_the_standard_one_has_not() {
        assertThat(CredentialPool.standard().read(home).accounts()).isEmpty();
        assertThatThrownBy(() -> CredentialPool.file(home.resolve("pool")).read(home))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("pool");
    }

    private CredentialPool.Reading read(String text, Charset charset) throws IOException {
        return CredentialPool.file(Files.write(home.resolve("pool"), text.getBytes(charset)))
                .read(home);
    }

    private static List<String> names(CredentialPool.Reading reading) {
        return reading.accounts().stream().map(one -> ((Login) one).user()).toList();
    }

    private static List<String> passwords(CredentialPool.Reading reading) {
        return reading.accounts().stream()
                .map(one -> ((Login) one).password().reveal())
                .toList();
    }
}

package io.insarhub.core.markup;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text in XML and HTML, and out of it. */
class MarkupTest {

    @ParameterizedTest
    @CsvSource({"a < b & c > d, a &lt; b &amp; c &gt; d", "\"q\", &quot;q&quot;", "&lt;, &amp;lt;", "plain, plain"})
    void what_markup_takes_for_its_own_is_escaped(String text, String markup) {
        assertThat(Markup.escaped(text)).isEqualTo(markup);
    }

    @ParameterizedTest
    @CsvSource({"it&#39;s, it''s", "it&apos;s, it''s", "&amp;lt;, &lt;", "&amp;amp;, &amp;", "a & b, a & b"})
    void escapes_are_undone_once(String markup, String text) {
        assertThat(Markup.unescaped(markup)).isEqualTo(text.replace("''", "'"));
    }

    @Property
    void escaped_text_comes_back(@ForAll String text) {
        assertThat(Markup.unescaped(Markup.escaped(text))).isEqualTo(text);
    }
}

package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.ConsoleProgress;
import io.insarhub.core.HtmlTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jobs of a folder as a table: for a program, to print, for a notebook, and as CSV; and as a bar while they run. */
class JobTableTest extends StandInTest {

    private static final String NAME = "a \"name\", with <b>all</b>";

    private Hyp3InsarProcessor processor;
    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void jobsOfEveryKind() {
        hyp3.account("anna", "pw-anna", 30.0);
        hyp3.account("bert", "pw-bert", null);
        processor = processor(options().build(), login("anna"), login("bert"));
        processor.submit(context(), pairs(5), false).submitted().forEach(job -> ids.add(job.id()));
        hyp3.succeed(ids.get(0));
        hyp3.fail(ids.get(1));
        hyp3.succeed(ids.get(2));
        hyp3.expire(ids.get(2));
        client(login("anna")).rename(ids.get(0), NAME, Cancellation.never());
    }

    @Test
    void each_row_tells_pair_name_account_status_credits_expiry_and_log() {
        JobsReport report = processor.check(context());

        assertThat(JobsReport.columns())
                .containsExactly(
                        "name", "reference", "secondary", "account", "status", "credits", "expires", "job_id", "log");
        assertThat(report.rows())
                .hasSize(5)
                .extracting(row -> row.get(4))
                .containsExactlyInAnyOrder("SUCCEEDED", "FAILED", "EXPIRED", "PENDING", "PENDING");
        JobEntry done = report.jobs().get(0);
        assertThat(done.pair()).contains(pairs(1).get(0));
        assertThat(done.name()).contains(NAME);
        assertThat(done.account()).isEqualTo("anna");
        assertThat(done.credits()).hasValue(10);
        assertThat(done.expires()).isPresent();
        assertThat(report.jobs().get(4).account()).isEqualTo("bert");
        assertThat(report.jobs().get(1).logUrl().orElseThrow()).endsWith(".log");
    }

    @Test
    void it_is_printed_shown_in_a_notebook_and_written_as_csv() {
        JobsReport report = processor.check(context());

        assertThat(report.toTable().lines().toList())
                .hasSize(7)
                .first()
                .asString()
                .startsWith("name")
                .contains("account", "status", "credits", "expires", "job_id");
        assertThat(HtmlTable.of(JobsReport.columns(), report.rows()).toString())
                .contains("<th>expires</th>", "EXPIRED", "with &lt;b&gt;all")
                .doesNotContain("<b>");
        assertThat(report.toCsv().lines().toList())
                .hasSize(6)
                .element(1)
                .asString()
                .startsWith("\"a \"\"name\"\", with <b>all</b>\",S1A_");
    }

    @Test
    void a_name_with_line_ends_and_control_characters_has_one_line() {
        client(login("anna")).rename(ids.get(0), "one\r\ntwo\u001b[31m", Cancellation.never());

        JobsReport report = processor.check(context());

        assertThat(report.toTable().lines()).hasSize(7);
        assertThat(report.toTable()).contains("one  two [31m").doesNotContain("\u001b");
        assertThat(report.toCsv()).contains("\"one\r\ntwo\u001b[31m\",S1A_");
    }

    @Test
    void a_bar_on_the_console_shows_how_far_they_are() {
        StringBuilder console = new StringBuilder();
        try (ConsoleProgress bars = ConsoleProgress.bars(console)) {
            processor.download(new StageContext(folder, bars, Cancellation.never()));
        }

        assertThat(console.toString()).contains("[##############----------]  60% 3/5 jobs", "100% 1/1 products");
    }
}

package io.insarhub.hyp3;

import io.insarhub.api.InsarhubException;
import io.insarhub.api.ScenePair;
import io.insarhub.hyp3.job.JobStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every job of a folder at one moment, as a table: for a program, for the eye, and as CSV. Immutable. */
public final class JobsReport {

    private static final List<String> COLUMNS =
            List.of("name", "reference", "secondary", "account", "status", "credits", "expires", "job_id", "log");

    private final List<JobEntry> jobs;
    private final Map<String, InsarhubException> refusedAccounts;

    JobsReport(List<JobEntry> jobs, Map<String, InsarhubException> refusedAccounts) {
        this.jobs = List.copyOf(jobs);
        this.refusedAccounts = Map.copyOf(refusedAccounts);
    }

    /** The jobs in the order of their files. */
    public List<JobEntry> jobs() {
        return jobs;
    }

    /** Those that are so far. */
    public List<JobEntry> jobs(JobStatus status) {
        return jobs.stream().filter(job -> job.status() == status).toList();
    }

    /** How many jobs are how far; every status is there. */
    public Map<JobStatus, Integer> counts() {
        Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
        for (JobStatus status : JobStatus.values()) {
            counts.put(status, jobs(status).size());
        }
        return counts;
    }

    /** True while there is something to wait for. */
    public boolean isActive() {
        return jobs.stream().anyMatch(job -> job.status().isActive());
    }

    /** Why some accounts were not let in, by name. */
    public Map<String, InsarhubException> refusedAccounts() {
        return refusedAccounts;
    }

    /** The names of the table's columns. */
    public static List<String> columns() {
        return COLUMNS;
    }

    /** The table's rows, in the order of {@link #columns()}; empty texts for what is not known. */
    public List<List<String>> rows() {
        return jobs.stream().map(JobsReport::row).toList();
    }

    /** The table as CSV (RFC 4180), with a header. */
    public String toCsv() {
        List<List<String>> lines = new ArrayList<>(List.of(COLUMNS));
        lines.addAll(rows());
        return lines.stream()
                .map(line -> line.stream().map(JobsReport::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** The table for the eye, with the numbers below it. */
    public String toTable() {
        List<List<String>> lines = new ArrayList<>();
        List<Integer> shown = List.of(0, 3, 4, 5, 6, 7);
        lines.add(shown.stream().map(COLUMNS::get).toList());
        rows().forEach(row -> lines.add(
                // a name is what its user typed: it gets one line all the same, and no say over a terminal
                shown.stream()
                        .map(row::get)
                        .map(cell -> cell.replaceAll("\\p{Cntrl}", " "))
                        .toList()));
        int[] widths = IntStream.range(0, shown.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder table = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = line.get(column);
                text.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            table.append(text.toString().stripTrailing()).append('\n');
        }
        return table.append(this).toString();
    }

    /** The numbers, in a line. */
    @Override
    public String toString() {
        long expired = jobs.stream().filter(JobEntry::isExpired).count();
        return jobs.size() + " jobs: "
                + counts().entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "))
                + (expired > 0 ? " (" + expired + " of them expired)" : "");
    }

    private static List<String> row(JobEntry job) {
        return List.of(
                job.name().orElse(""),
                job.pair().map(ScenePair::reference).orElse(""),
                job.pair().map(ScenePair::secondary).orElse(""),
                job.account(),
                job.isExpired() ? "EXPIRED" : job.status().name(),
                job.credits().isPresent() ? Numbers.plain(job.credits().getAsDouble()) : "",
                job.expires().map(Object::toString).orElse(""),
                job.id(),
                job.logUrl().orElse(""));
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\r\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}

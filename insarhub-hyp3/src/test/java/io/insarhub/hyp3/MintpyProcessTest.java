package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.spi.StageContext;
import io.insarhub.hyp3.mintpy.MintpySteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MintPy as a child process; a shell script stands in for it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in is a shell script")
class MintpyProcessTest {

    @TempDir
    private Path home;

    private Path folder;
    private Path bin;
    private StageContext context;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(home.resolve("p100_f466"));
        bin = Files.createDirectory(home.resolve("bin"));
        context = StageContext.in(folder);
        MintpyConfig.hyp3Defaults().write(folder.resolve(".mintpy.cfg"));
    }

    /** A stand-in that does this; {@code $3} is the step. */
    private void standIn(String script) throws IOException {
        Path program = bin.resolve("smallbaselineApp.py");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private Hyp3SbasAnalyzer analyzer(Map<String, Object> options) {
        return Hyp3SbasAnalyzer.of(Hyp3SbasOptions.of(options))
                .environment(Map.of("PATH", bin.toString()))
                .home(home);
    }

    @Test
    void every_step_runs_in_the_folder_in_order_and_is_heard_and_logged() throws IOException {
        standIn("echo \"$1 $2 $3 in $(basename \"$PWD\")\"; echo to stderr >&2");
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        ProgressListener listener = progress -> heard.add(progress.message());

        analyzer(Map.of("troposphericDelay_method", "no"))
                .analyze(new StageContext(folder, listener, Cancellation.never()));

        assertThat(Files.readAllLines(folder.resolve("mintpy.log")))
                .filteredOn(line -> !line.equals("to stderr"))
                .containsExactlyElementsOf(MintpySteps.all().stream()
                        .map(step -> ".mintpy.cfg --dostep " + step + " in p100_f466")
                        .toList());
        assertThat(heard)
                .contains("velocity: .mintpy.cfg --dostep velocity in p100_f466", "load_data: to stderr")
                .hasSize(3 * MintpySteps.all().size() + 1);
    }

    @Test
    void a_failing_step_is_named_with_its_code_and_last_lines() throws IOException {
        standIn(
                "[ $3 = invert_network ] || exit 0; i=0; while [ $i -lt 50 ]; do i=$((i+1)); echo line $i; done; exit 7");

        MintpyException e = catchThrowableOfType(
                MintpyException.class,
                () -> analyzer(Map.of("troposphericDelay_method", "no")).analyze(context));

        assertThat(e.step()).isEqualTo("invert_network");
        assertThat(e.exitCode()).isEqualTo(7);
        assertThat(e.lastLines()).hasSize(20).last().isEqualTo("line 50");
        assertThat(e).hasMessageContainingAll("invert_network", "exit code 7", "line 50", "mintpy.log");
    }

    @Test
    void cancelling_ends_the_whole_tree() throws Exception {
        standIn("sleep 1000 & echo child $!; wait");
        Cancellation cancellation = new Cancellation();
        Queue<Long> children = new ConcurrentLinkedQueue<>();
        ProgressListener listener = progress -> {
            int at = progress.message().indexOf("child ");
            if (at >= 0) {
                children.add(Long.valueOf(progress.message().substring(at + 6)));
                cancellation.cancel();
            }
        };
        long start = System.nanoTime();

        assertThatThrownBy(() -> analyzer(Map.of("steps", List.of("load_data")))
                        .analyze(new StageContext(folder, listener, cancellation)))
                .isInstanceOf(CancelledException.class);

        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        ProcessHandle.of(children.remove()).ifPresent(child -> child.onExit().join());
    }

    @Test
    void a_listener_that_fails_ends_the_run() throws IOException {
        standIn("echo hello; sleep 1000");
        ProgressListener broken = progress -> {
            if (progress.message().contains("hello")) {
                throw new IllegalStateException("no more");
            }
        };

        assertThatThrownBy(() -> analyzer(Map.of("steps", List.of("load_data")))
                        .analyze(new StageContext(folder, broken, Cancellation.never())))
                .hasMessage("no more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vol #1", "$HOME", "a[b]"})
    void a_path_that_mintpy_would_read_otherwise_is_refused_before_anything_is_done(String name) throws IOException {
        standIn("exit 0");
        Path odd = Files.createDirectories(home.resolve(name).resolve("p100_f466"));

        assertThatThrownBy(
                        () -> analyzer(Map.of("troposphericDelay_method", "no")).run(StageContext.in(odd)))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("Jvm_SBAS");
    }

    @Test
    void without_mintpy_the_way_out_is_named() {
        assertThatThrownBy(() -> analyzer(Map.of()).analyze(context))
                .isInstanceOf(MintpyException.class)
                .hasMessageContainingAll("smallbaselineApp.py was not found on PATH", "conda install", "Jvm_SBAS");
        assertThatThrownBy(() -> analyzer(Map.of("conda_env", "insar")).analyze(context))
                .isInstanceOf(MintpyException.class)
                .hasMessageContainingAll("conda", "insar", "Jvm_SBAS");
    }

    @Test
    void a_command_of_ones_own_is_taken() throws IOException {
        standIn("echo mine $3");
        Path own = Files.move(bin.resolve("smallbaselineApp.py"), home.resolve("my_mintpy"));

        analyzer(Map.of("mintpy_command", own.toString(), "steps", List.of("velocity")))
                .analyze(context);

        assertThat(folder.resolve("mintpy.log")).hasContent("mine velocity");
    }

    @Test
    void a_conda_environment_is_entered() throws IOException {
        Path conda = bin.resolve("conda");
        Files.writeString(conda, "#!/bin/sh\necho \"$@\"\n");
        assertThat(conda.toFile().setExecutable(true)).isTrue();

        analyzer(Map.of("conda_env", "insar", "steps", List.of("velocity"))).analyze(context);

        assertThat(folder.resolve("mintpy.log"))
                .hasContent("run --no-capture-output -n insar smallbaselineApp.py .mintpy.cfg --dostep velocity");
    }

    @Test
    void pyaps_without_a_token_is_refused_before_the_start() throws IOException {
        standIn("echo started > started");

        assertThatThrownBy(() -> analyzer(Map.of()).run(context))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContainingAll(".cdsapirc", "troposphericDelay_method");
        assertThat(folder.resolve("started")).doesNotExist();
        Files.writeString(home.resolve(".cdsapirc"), "url: https://example.org\nkey: secret\n");
        analyzer(Map.of()).analyze(context);
        assertThat(folder.resolve("started")).exists();
    }

    @Test
    void a_stack_that_is_not_prepared_is_told_so() throws IOException {
        standIn("exit 0");
        Files.delete(folder.resolve(".mintpy.cfg"));

        assertThatThrownBy(() -> analyzer(Map.of("steps", List.of("velocity"))).analyze(context))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("Prepare the stack first");
    }

    @Test
    void a_run_prepares_analyses_and_cleans_up() throws IOException {
        standIn("[ -d clip ] || exit 3; [ $3 = velocity ] && echo v > velocity.h5; exit 0");
        StackOfProducts.product(folder, StackOfProducts.NAMES.get(0), 32612, 4e5, 4e6, "unw_phase", "corr", "dem");

        var result = analyzer(Map.of("troposphericDelay_method", "no")).run(context);

        assertThat(result.files()).containsExactly(folder.resolve("velocity.h5"));
        assertThat(folder.resolve("clip")).doesNotExist();
        assertThat(folder.resolve("tmp")).doesNotExist();
        assertThat(folder.resolve(".mintpy.cfg")).exists();
    }

    @Test
    void nobody_cleans_up_under_a_running_analysis() throws IOException {
        standIn("echo running; exit 0");
        Queue<Throwable> seen = new ConcurrentLinkedQueue<>();
        ProgressListener other = (Progress progress) -> {
            if (progress.message().contains("running")) {
                try {
                    analyzer(Map.of()).cleanUp(context);
                } catch (RuntimeException e) {
                    seen.add(e);
                }
            }
        };

        analyzer(Map.of("steps", List.of("velocity"))).analyze(new StageContext(folder, other, Cancellation.never()));

        assertThat(seen)
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(BadFileException.class))
                .satisfies(e -> assertThat(e).hasMessageContaining("is being analysed"));
    }
}

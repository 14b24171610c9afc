package io.insarhub.examples.service;

import io.insarhub.api.Cancellation;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.Progress;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.Role;
import io.insarhub.api.spi.StageResult;
import io.insarhub.core.Pipeline;
import io.insarhub.core.StackFolder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** The work that the service has in hand: one stack after the other, each once at a time. */
final class Work implements AutoCloseable {

    private final Map<String, Map<String, ?>> options;
    private final Map<String, Future<?>> runs = new ConcurrentHashMap<>();
    private final Map<String, String> state = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final Cancellation cancellation = new Cancellation();

    Work(Map<String, Map<String, ?>> options) {
        this.options = options;
    }

    Map<String, Object> status(StackFolder stack) {
        Map<String, Object> map = new LinkedHashMap<>(stack.status().toMap());
        map.put("work", state.getOrDefault(StudyService.id(stack), "none"));
        return map;
    }

    Map<String, Object> start(StackFolder stack) {
        String id = StudyService.id(stack);
        runs.compute(id, (name, run) -> {
            if (run != null && !run.isDone()) {
                return run;
            }
            state.put(id, "waiting");
            return worker.submit(() -> run(id, stack));
        });
        return Map.of("work", state.getOrDefault(id, "none"));
    }

    private void run(String id, StackFolder stack) {
        try {
            String done =
                    pipeline(stack).run().stream().map(StageResult::summary).collect(Collectors.joining("; "));
            state.put(id, "done: " + done);
        } catch (InsarhubException e) {
            // told to whoever asks; the folder has kept what was done, and the next POST goes on from there
            state.put(id, "failed: " + e.getMessage());
        }
    }

    /** The components that the folder names, else the usual ones; what is done already is skipped. */
    private Pipeline pipeline(StackFolder stack) {
        Optional<InsarhubConfig> config = stack.config();
        Pipeline.Builder builder = Pipeline.in(stack.path())
                .listener((Progress p) -> state.put(StudyService.id(stack), p.toString()))
                .cancellation(cancellation);
        if (options.containsKey("processor")) {
            builder.processor(
                    config.flatMap(InsarhubConfig::processor)
                            .flatMap(Role::type)
                            .orElse("Hyp3_InSAR"),
                    options.get("processor"));
        }
        if (options.containsKey("analyzer")) {
            builder.analyzer(
                    config.flatMap(InsarhubConfig::analyzer).flatMap(Role::type).orElse("Jvm_SBAS"),
                    options.get("analyzer"));
        }
        return builder.build();
    }

    @Override
    public void close() {
        cancellation.cancel();
        worker.shutdown();
    }
}

package io.insarhub.core.json;

import io.insarhub.api.file.InsarhubConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Program whose threads each count up a section of their own in one config. */
final class ConfigUpdater {

    private ConfigUpdater() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[2]);
        int times = Integer.parseInt(arguments[3]);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            String section = arguments[1] + thread;
            work.add(() -> {
                for (long n = 1; n <= times; n++) {
                    countUp(file, section, n);
                }
                return null;
            });
        }
        try {
            for (Future<Void> result : pool.invokeAll(work)) {
                result.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void countUp(Path file, String section, long n) {
        JsonStore.update(file, InsarhubConfig.class, InsarhubConfig::empty, config -> {
            Object before = config.toMap().getOrDefault(section, 0L);
            if (!before.equals(n - 1)) {
                throw new IllegalStateException(
                        section + " is " + before + ", not " + (n - 1) + ": an update was lost");
            }
            return config.with(section, n);
        });
    }
}

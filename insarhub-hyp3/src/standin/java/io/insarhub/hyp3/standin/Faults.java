package io.insarhub.hyp3.standin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** What goes wrong, and when. Set by tests; safe for many threads. */
public final class Faults {

    /** What happens to a request. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** The request is done, then the connection is closed without an answer. */
        DROP_ANSWER,
        /** The request is done, then the gateway answers 504. */
        GATEWAY_TIMEOUT,
        /** The request is done, and the second half of its answer never comes. */
        HALF_ANSWER,
        /** Nothing is done: 429 with Retry-After. */
        TOO_MANY_REQUESTS,
        /** Nothing is done: 503. */
        UNAVAILABLE,
        /** Nothing is done: the connection is closed. */
        RESET
    }

    /** What happens to a product file. */
    public enum FileFault {
        /** Nothing. */
        NONE,
        /** The connection is cut in the middle. */
        CUT,
        /** The file ends early, as if that were its length. */
        TRUNCATED,
        /** Bytes in the middle are wrong. */
        CORRUPT,
        /** 503. */
        UNAVAILABLE
    }

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, IntFunction<Fault>> plans = new ConcurrentHashMap<>();
    private volatile IntFunction<FileFault> files = n -> FileFault.NONE;
    private volatile Predicate<String> missing = name -> false;
    private volatile IntPredicate missingJobs = n -> false;
    private volatile Runnable afterAcceptance = () -> {};
    private volatile Runnable beforeAcceptance = () -> {};

    Faults() {}

    /**
     * Plans faults of a call.
     *
     * @param call method and path, for example {@code POST /jobs}
     * @param plan the fault of the first such request, the second, and so on, counted from 1
     */
    public void on(String call, IntFunction<Fault> plan) {
        plans.put(call, plan);
    }

    /** Plans faults of product files, by the number of the request for any file, from 1. */
    public void onFiles(IntFunction<FileFault> plan) {
        files = plan;
    }

    /** Files that are not there, by their names, though the job made them: 404. */
    public void missingFiles(Predicate<String> names) {
        missing = names;
    }

    /**
     * Jobs that a look-up does not find though they are there, by the number of the look-up, from 1: 404, as from a copy of
     * the service's table that lags behind.
     */
    public void missingJobs(IntPredicate lookups) {
        missingJobs = lookups;
    }

    /** Runs something when a POST was read and before it is acted on. */
    public void beforeAcceptance(Runnable hook) {
        beforeAcceptance = hook;
    }

    /** Runs something when a POST was acted on and before it is answered. */
    public void afterAcceptance(Runnable hook) {
        afterAcceptance = hook;
    }

    /** All goes well from here on. */
    public void none() {
        plans.clear();
        files = n -> FileFault.NONE;
        missing = name -> false;
        missingJobs = n -> false;
        beforeAcceptance = () -> {};
        afterAcceptance = () -> {};
    }

    /** How often a call was made, for example {@code GET /user}. */
    public int count(String call) {
        return counts.getOrDefault(call, new AtomicInteger()).get();
    }

    Fault next(String call) {
        int number = counts.computeIfAbsent(call, key -> new AtomicInteger()).incrementAndGet();
        IntFunction<Fault> plan = plans.get(call);
        return plan == null ? Fault.NONE : plan.apply(number);
    }

    FileFault nextFile() {
        int number =
                counts.computeIfAbsent("GET /files", key -> new AtomicInteger()).incrementAndGet();
        return files.apply(number);
    }

    boolean isMissing(String file) {
        return missing.test(file);
    }

    boolean isJobMissing() {
        return missingJobs.test(count("GET /jobs/id"));
    }

    void runBeforeAcceptance() {
        beforeAcceptance.run();
    }

    void runAfterAcceptance() {
        afterAcceptance.run();
    }
}

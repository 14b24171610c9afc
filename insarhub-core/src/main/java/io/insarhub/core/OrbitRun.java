package io.insarhub.core;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.OrbitKind;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.Scene;
import io.insarhub.api.ServiceException;
import io.insarhub.api.WaitClock;
import io.insarhub.core.OrbitResult.Outcome;
import io.insarhub.core.download.Downloads;
import io.insarhub.core.download.FileDownload;
import io.insarhub.core.download.FileResult;
import io.insarhub.core.orbit.OrbitArchive;
import io.insarhub.core.orbit.OrbitFile;
import io.insarhub.core.orbit.OrbitNeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of {@link OrbitDownload}: what is there, what the archive has, and the difference. For one thread. */
final class OrbitRun {

    /** When a precise orbit is due after the acquisition. */
    private static final Duration PRECISE_AFTER = Duration.ofDays(21);

    /** When a restituted orbit is due. */
    private static final Duration RESTITUTED_AFTER = Duration.ofHours(6);

    private final OrbitArchive archive;
    private final Downloads downloads;
    private final WaitClock clock;
    private final Path folder;
    private final ProgressListener listener;
    private final Cancellation cancellation;
    private final Map<String, OrbitResult> results = new LinkedHashMap<>();

    OrbitRun(
            OrbitArchive archive,
            Downloads downloads,
            WaitClock clock,
            Path folder,
            ProgressListener listener,
            Cancellation cancellation) {
        this.archive = archive;
        this.downloads = downloads;
        this.clock = clock;
        this.folder = folder;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    OrbitReport fetch(List<Scene> scenes) {
        List<OrbitNeed> needs = new ArrayList<>();
        for (Scene scene : scenes) {
            OrbitNeed.of(scene)
                    .ifPresentOrElse(
                            needs::add,
                            () -> results.put(
                                    scene.name(),
                                    OrbitResult.failed(
                                            scene.name(),
                                            new BadOptionException(
                                                    "scene " + scene.name(),
                                                    "tells no platform or no times, neither in its record nor in its"
                                                            + " name; only Sentinel-1 has these orbits"))));
        }
        OrbitFolder present = OrbitFolder.read(folder, needs, cancellation);
        Map<OrbitNeed, OrbitFile> chosen = choose(needs, present);
        download(chosen, present);
        return new OrbitReport(
                scenes.stream().map(scene -> results.get(scene.name())).toList());
    }

    /** Kind by kind: a list is asked for only if it could better what is there. */
    private Map<OrbitNeed, OrbitFile> choose(List<OrbitNeed> needs, OrbitFolder present) {
        Map<OrbitNeed, OrbitFile> chosen = new LinkedHashMap<>();
        List<OrbitNeed> open = needs;
        for (OrbitKind kind : OrbitKind.values()) {
            List<OrbitNeed> unmet = new ArrayList<>();
            for (OrbitNeed need : open) {
                present.best(need, kind).ifPresentOrElse(file -> chosen.put(need, file), () -> unmet.add(need));
            }
            open = ask(kind, unmet, chosen);
        }
        open.forEach(need -> results.put(need.scene(), OrbitResult.none(need.scene(), whyNone(need))));
        return chosen;
    }

    /** The needs that remain unmet. */
    private List<OrbitNeed> ask(OrbitKind kind, List<OrbitNeed> needs, Map<OrbitNeed, OrbitFile> chosen) {
        if (needs.isEmpty()) {
            return List.of();
        }
        List<OrbitFile> offered;
        try {
            offered = archive.list(kind, needs, cancellation);
        } catch (ServiceException | CredentialsException e) {
            needs.forEach(need -> results.put(need.scene(), OrbitResult.failed(need.scene(), e)));
            return List.of();
        }
        List<OrbitNeed> unmet = new ArrayList<>();
        for (OrbitNeed need : needs) {
            need.best(offered).ifPresentOrElse(file -> chosen.put(need, file), () -> unmet.add(need));
        }
        return unmet;
    }

    private void download(Map<OrbitNeed, OrbitFile> chosen, OrbitFolder present) {
        List<OrbitFile> missing = chosen.values().stream()
                .distinct()
                .filter(file -> !present.has(file))
                .toList();
        missing.forEach(present::clear);
        List<FileResult> fetched = downloads
                .fetch(
                        missing.stream()
                                .map(file -> FileDownload.of(archive.url(file), file.name()))
                                .toList(),
                        folder,
                        listener,
                        cancellation)
                .results();
        Map<OrbitFile, InsarhubException> failures = new LinkedHashMap<>();
        for (int i = 0; i < missing.size(); i++) {
            OrbitFile file = missing.get(i);
            failure(fetched.get(i), file, present).ifPresent(failure -> failures.put(file, failure));
        }
        chosen.forEach((need, file) -> {
            InsarhubException failure = failures.get(file);
            Outcome outcome = missing.contains(file) ? Outcome.DOWNLOADED : Outcome.SKIPPED;
            results.put(
                    need.scene(),
                    failure == null
                            ? OrbitResult.there(need.scene(), outcome, file.kind(), folder.resolve(file.name()))
                            : OrbitResult.failed(need.scene(), failure));
        });
    }

    private Optional<InsarhubException> failure(FileResult result, OrbitFile file, OrbitFolder present) {
        if (result.failure().isPresent()) {
            return result.failure();
        }
        return present.problem(file).map(problem -> {
            present.clear(file);
            return new BadFileException(
                    result.file(),
                    null,
                    problem,
                    "It was deleted again; run this again, and if it comes the same, tell ASF",
                    null);
        });
    }

    private String whyNone(OrbitNeed need) {
        Instant now = clock.now();
        Instant precise = need.stop().plus(PRECISE_AFTER);
        if (now.isBefore(need.stop().plus(RESTITUTED_AFTER))) {
            return "none yet: restituted orbits appear within hours, precise ones about 20 days after the acquisition,"
                    + " here about " + precise;
        }
        return now.isBefore(precise)
                ? "no restituted orbit covers it, and the precise one is not there yet: it is due about 20 days after the"
                        + " acquisition, here about " + precise
                : "the archive has no orbit file of " + need.platform()
                        + " that covers it, although the precise one was" + " due about " + precise
                        + "; the satellite may not have been tracked then";
    }
}

package io.insarhub.core.folder;

import io.insarhub.api.Season;
import io.insarhub.api.StackId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of one stack's folder are, whichever release laid them out. A snapshot: made from one listing of the
 * folder (and of {@code hyp3/} and {@code mintpy/} where they are).
 */
public final class StackFiles {

    private final StackId id;
    private final FolderListing top;
    private final @Nullable FolderListing hyp3;
    private final @Nullable FolderListing mintpy;

    private StackFiles(StackId id, FolderListing top) {
        this.id = id;
        this.top = top;
        this.hyp3 = top.has(FileNames.HYP3) ? FolderListing.of(top.path(FileNames.HYP3)) : null;
        this.mintpy = top.has(FileNames.MINTPY) ? FolderListing.of(top.path(FileNames.MINTPY)) : null;
    }

    public static StackFiles of(StackId id, Path folder) {
        return new StackFiles(id, FolderListing.of(folder));
    }

    public FolderListing listing() {
        return top;
    }

    /** The config file; its older forms where it is missing. */
    public Optional<Path> config() {
        return first(FileNames.CONFIG, FileNames.LEGACY_CONFIG, FileNames.LEGACY_DOWNLOADER_CONFIG);
    }

    /** The stack file: the one with this stack's name, else any. */
    public Optional<Path> stack() {
        return first(FileNames.stack(id)).or(() -> stacks().stream().findFirst());
    }

    /** All stack files; a folder should have one. */
    public List<Path> stacks() {
        return top.matching(FileNames::isStack);
    }

    /** Where a new stack file goes. */
    public Path newStack() {
        return top.path(FileNames.stack(id));
    }

    public Optional<Path> legacyPairs() {
        return top.matching(FileNames::isLegacyPairs).stream().findFirst();
    }

    public Optional<Path> legacyBaselines() {
        return top.matching(FileNames::isLegacyBaselines).stream().findFirst();
    }

    public Optional<Path> jobs() {
        return first(FileNames.JOBS);
    }

    public List<Path> retryJobs() {
        return top.matching(FileNames::isRetryJobs);
    }

    public Optional<Path> processorCache() {
        return first(FileNames.PROCESSOR_CACHE);
    }

    public Optional<Path> qualityCache() {
        return first(FileNames.QUALITY_CACHE);
    }

    public Optional<Path> pairDb() {
        return first(FileNames.PAIR_DB);
    }

    public Optional<Path> submitIntent() {
        return first(FileNames.SUBMIT_INTENT);
    }

    public Optional<Path> network() {
        return first(FileNames.network(id))
                .or(() -> top.matching(FileNames::isNetwork).stream().findFirst());
    }

    /** The DEM; release 0.2 also used {@code dem/p…_f…/}. */
    public Optional<Path> dem() {
        return first(FileNames.dem(id))
                .or(() -> top.matching(FileNames::isDem).stream().findFirst())
                .or(this::demOfRelease02);
    }

    public Optional<Path> decayMap(Season season, String polarization) {
        return Optional.of(top.path(FileNames.DECAY_MAPS).resolve(FileNames.decayMap(season, polarization)))
                .filter(Files::isRegularFile);
    }

    public boolean hasDecayMaps() {
        return top.has(FileNames.DECAY_MAPS);
    }

    /** Product archives in the folder and in {@code hyp3/}. */
    public List<Path> products() {
        return Stream.of(Optional.of(top), Optional.ofNullable(hyp3))
                .flatMap(Optional::stream)
                .flatMap(listing -> listing.matching(FileNames::isProduct).stream())
                .toList();
    }

    /** True if a product of this name, as a zip or as layers, is in the folder or in {@code hyp3/}. */
    public boolean hasProduct(String name) {
        return Stream.of(Optional.of(top), Optional.ofNullable(hyp3))
                .flatMap(Optional::stream)
                .filter(listing -> listing.has(name) || listing.has(FileNames.layersOf(name)))
                .anyMatch(listing -> QuickCheck.product(listing.path(name)));
    }

    public Optional<Path> mintpyConfig() {
        return inAnalysis(FileNames.MINTPY_CONFIG);
    }

    public Optional<Path> clip() {
        return inAnalysis(FileNames.CLIP);
    }

    public Optional<Path> velocity() {
        return inAnalysis(FileNames.VELOCITY);
    }

    public Optional<Path> timeseries() {
        return inAnalysis(FileNames.TIMESERIES);
    }

    /** The exported velocity; release 0.2 named it {@code velocity_velocity.tif}. */
    public Optional<Path> velocityTif() {
        return inAnalysis("velocity.tif").or(() -> inAnalysis("velocity_velocity.tif"));
    }

    public Optional<Path> timeseriesTif() {
        List<Path> all = new ArrayList<>();
        for (FolderListing listing : analysis()) {
            all.addAll(listing.matching(n -> n.startsWith("timeseries") && n.endsWith(".tif")));
        }
        return all.stream().findFirst();
    }

    /** Temporaries, caches that were set aside, a database kept during a rebuild: nothing that is needed. */
    public List<Path> leftovers() {
        return top.matching(
                n -> FileNames.isTemporary(n) || FileNames.isSetAside(n) || n.equals(FileNames.PAIR_DB_PREVIOUS));
    }

    private Optional<Path> demOfRelease02() {
        if (!top.has("dem")) {
            return Optional.empty();
        }
        FolderListing dems = FolderListing.of(top.path("dem"));
        return dems.names().stream()
                .filter(StackId::isStackId)
                .map(name -> dems.path(name).resolve("dem_" + name + ".tif"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Optional<Path> first(String... names) {
        return Stream.of(names).filter(top::has).map(top::path).findFirst();
    }

    private List<FolderListing> analysis() {
        return mintpy == null ? List.of(top) : List.of(top, mintpy);
    }

    private Optional<Path> inAnalysis(String name) {
        return analysis().stream()
                .filter(listing -> listing.has(name))
                .map(listing -> listing.path(name))
                .findFirst();
    }
}

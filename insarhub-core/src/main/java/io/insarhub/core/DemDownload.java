package io.insarhub.core;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.Scene;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.Role;
import io.insarhub.api.file.StackFile;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.core.dem.DemFile;
import io.insarhub.core.dem.DemMaker;
import io.insarhub.core.dem.DemResult;
import io.insarhub.core.dem.DemSettings;
import io.insarhub.core.dem.DemTile;
import io.insarhub.core.dem.LonLatArea;
import io.insarhub.core.dem.Resampling;
import io.insarhub.core.dem.TileScheme;
import io.insarhub.core.dem.TileServer;
import io.insarhub.core.http.Network;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The elevation model of a stack, from the Copernicus GLO-30 tiles: the area of its scenes and its AOI with a margin,
 * merged into one GeoTIFF (Float32, metres, pixel-is-point, voids NaN), in longitude and latitude or on another map.
 *
 * <p>Of the tiles only the blocks that the area needs are fetched, several at a time, each once. A tile that does not
 * exist is sea, height 0, and told in the report. The file is whole or not there; what was fetched waits in a temporary
 * beside it, four bytes a point. Immutable.
 */
public final class DemDownload {

    private final DemOptions options;
    private final @Nullable Aoi aoi;
    private final TileServer server;
    private final TileScheme scheme;

    private DemDownload(DemOptions options, @Nullable Aoi aoi, TileServer server, TileScheme scheme) {
        this.options = options;
        this.aoi = aoi;
        this.server = server;
        this.scheme = scheme;
    }

    /** A download with these options. */
    public static DemDownload with(DemOptions options) {
        return new DemDownload(
                options, null, server(options, Network.shared(), RetryPolicy.standard()), TileScheme.glo30());
    }

    /** The same over tiles of another size, by another network. */
    DemDownload by(Network network, RetryPolicy retryPolicy, TileScheme tiles) {
        return new DemDownload(options, aoi, server(options, network, retryPolicy), tiles);
    }

    /** The same with an AOI, in place of the one in the stack's config. */
    public DemDownload aoi(Aoi value) {
        return new DemDownload(options, value, server, scheme);
    }

    /** {@link #forStack(StackFolder, Scenes, ProgressListener, Cancellation)} without progress or cancellation. */
    public DemReport forStack(StackFolder stack, Scenes scenes) {
        return forStack(stack, scenes, ProgressListener.none(), Cancellation.never());
    }

    /**
     * Makes {@code dem_p…_f….tif} in a stack's folder, over the footprints of its scenes and the AOI (the one given, or
     * {@code intersectsWith} of the downloader's config). A model that is there already, made in the same way and large
     * enough, is left as it is; so is one of another program that is on the same map and large enough.
     *
     * @param scenes scenes with their footprints; where the folder has a stack file, those that are in it count
     * @throws BadFileException if a model of another program is in the way, or the one that is there cannot be read, or a
     *     tile is damaged
     * @throws io.insarhub.api.BadOptionException if there is no area, or the map cannot show it
     * @throws io.insarhub.api.ServiceException if tiles cannot be had
     * @throws io.insarhub.api.CancelledException if cancelled; within a second, and nothing is left
     */
    public DemReport forStack(StackFolder stack, Scenes scenes, ProgressListener listener, Cancellation cancellation) {
        List<String> notes = new ArrayList<>();
        List<LonLatArea> areas = new ArrayList<>();
        for (Scene scene : ofStack(stack, scenes, notes)) {
            scene.footprint().forEach(ring -> areas.add(LonLatArea.ofRing(ring)));
        }
        aoiOf(stack).ifPresent(area -> areas.addAll(boxes(area)));
        return make(stack.demPath(), stack.dem().orElse(null), areas, notes, listener, cancellation);
    }

    /** {@link #over(Aoi, Path, ProgressListener, Cancellation)} without progress or cancellation. */
    public DemReport over(Aoi area, Path file) {
        return over(area, file, ProgressListener.none(), Cancellation.never());
    }

    /** Makes the model of an area, with the margin, in a file of any name; otherwise as for a stack. */
    public DemReport over(Aoi area, Path file, ProgressListener listener, Cancellation cancellation) {
        return make(file, file, boxes(area), List.of(), listener, cancellation);
    }

    private DemReport make(
            Path target,
            @Nullable Path existing,
            Collection<LonLatArea> areas,
            List<String> notes,
            ProgressListener listener,
            Cancellation cancellation) {
        LonLatArea area = LonLatArea.around(areas).grown(options.marginDegrees());
        DemMaker maker = new DemMaker(area, settings());
        Optional<DemReport> there = existing == null ? Optional.empty() : keep(existing, target, maker, notes);
        if (there.isPresent()) {
            return there.get();
        }
        DemResult made = maker.make(target, listener, cancellation);
        return new DemReport(
                target,
                true,
                DemFile.describe(target),
                names(made.tiles()),
                names(made.sea()),
                names(made.voids()),
                made.voidPixels(),
                made.bytesFetched(),
                notes);
    }

    /** The report on a file that can stay as it is; empty if one is to be made. */
    private Optional<DemReport> keep(Path file, Path target, DemMaker maker, List<String> notes) {
        boolean inTheWay = file.equals(target);
        if (options.overwrite()) {
            return Optional.empty();
        }
        List<String> allNotes = new ArrayList<>(notes);
        switch (maker.compare(file)) {
            case NONE, OTHER -> {
                return Optional.empty();
            }
            case FOREIGN -> {
                if (!inTheWay) {
                    return Optional.empty();
                }
                throw new BadFileException(
                        file,
                        null,
                        "is an elevation model of another program that does not cover the area on this map",
                        "Move it aside, or set overwrite to have it replaced",
                        null);
            }
            case FOREIGN_COVERS ->
                allNotes.add("made by another program: whether its heights are above the geoid or the"
                        + " ellipsoid, it alone knows");
            case SAME -> {}
        }
        return Optional.of(
                new DemReport(file, false, DemFile.describe(file), List.of(), List.of(), List.of(), 0, 0, allNotes));
    }

    private DemSettings settings() {
        return new DemSettings(
                server,
                scheme,
                options.epsg().orElse(0),
                options.resolution(),
                options.resampling() == DemOptions.Resampling.CUBIC ? Resampling.CUBIC : Resampling.BILINEAR,
                options.geoid().orElse(null),
                options.parallelRequests(),
                options.threads(),
                options.memoryMb());
    }

    private Optional<Aoi> aoiOf(StackFolder stack) {
        if (aoi != null) {
            return Optional.of(aoi);
        }
        return stack.config()
                .flatMap(InsarhubConfig::downloader)
                .flatMap(Role::config)
                .map(config -> config.get("intersectsWith"))
                .map(Aoi::parse);
    }

    private static List<Scene> ofStack(StackFolder stack, Scenes scenes, List<String> notes) {
        Set<String> names = stack.stackFile()
                .map(StackFile::scenes)
                .<Set<String>>map(HashSet::new)
                .orElse(Set.of());
        List<Scene> used = scenes.stream()
                .filter(scene -> names.isEmpty() || names.contains(scene.name()))
                .toList();
        Set<String> known = new HashSet<>();
        used.stream().filter(scene -> !scene.footprint().isEmpty()).forEach(scene -> known.add(scene.name()));
        long unknown = names.stream().filter(name -> !known.contains(name)).count();
        if (unknown > 0) {
            notes.add(unknown + " of the stack's " + names.size()
                    + " scenes have no footprint among the scenes given; the area is that of the others");
        }
        return used;
    }

    private static List<LonLatArea> boxes(Aoi area) {
        BoundingBox box = area.bounds();
        return List.of(new LonLatArea(box.west(), box.south(), box.west() + box.widthDegrees(), box.north()));
    }

    private static List<String> names(SortedSet<DemTile> tiles) {
        return tiles.stream().map(DemTile::toString).toList();
    }

    private static TileServer server(DemOptions options, Network network, RetryPolicy retryPolicy) {
        return TileServer.at(HttpUrl.get(options.baseUrl()), network, retryPolicy);
    }
}

package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.LonLat;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.download.Workers;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.geo.Utm;
import io.insarhub.core.json.AtomicFile;
import io.insarhub.hyp3.prepare.CommonGrid;
import io.insarhub.hyp3.prepare.LayerKind;
import io.insarhub.hyp3.prepare.ProductFiles;
import io.insarhub.hyp3.prepare.ProductSearch;
import io.insarhub.hyp3.prepare.ProductUnpacking;
import io.insarhub.hyp3.prepare.RasterClip;
import io.insarhub.hyp3.prepare.RasterGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Preparing a stack's products for analysis: unpack, collect, find what all cover, cut, configure. */
final class Preparation {

    private static final String TASK = "prepare";
    private static final double DENSE_DEGREES = 0.05;

    private final AnalysisFolder folder;
    private final Hyp3SbasOptions options;
    private final String analyzer;
    private final ProgressListener listener;
    private final Cancellation cancellation;
    private final Map<String, String> failures = new TreeMap<>();
    private final Map<String, String> leftOut = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    /** For the analyzer of a name, which goes into the folder's config. */
    Preparation(AnalysisFolder folder, Hyp3SbasOptions options, StageContext context, String analyzer) {
        this.analyzer = analyzer;
        this.folder = folder;
        this.options = options;
        this.listener = context.listener();
        this.cancellation = context.cancellation();
    }

    PrepareReport run() {
        List<ProductFiles> products = complete(collect());
        Map<String, RasterGrid> extents = extents(products);
        products = onOneGrid(products, extents);
        RasterGrid grid = grid(products, extents);
        Map<Path, Boolean> clipped = clip(products, grid);
        List<String> names = products.stream()
                .map(ProductFiles::name)
                .filter(name -> !failures.containsKey(name))
                .toList();
        finish(names, clipped.keySet());
        return new PrepareReport(
                names,
                new PrepareReport.Grid(
                        grid.epsg(),
                        grid.place().west(),
                        grid.place().north(),
                        grid.place().pixelWidth(),
                        grid.place().pixelHeight(),
                        grid.width(),
                        grid.height()),
                clipped.keySet().stream()
                        .filter(file -> Boolean.TRUE.equals(clipped.get(file)))
                        .toList(),
                clipped.keySet().stream()
                        .filter(file -> Boolean.FALSE.equals(clipped.get(file)))
                        .toList(),
                leftOut,
                warnings);
    }

    private List<ProductFiles> collect() {
        List<Path> places = List.of(
                folder.path(),
                folder.stack().productFolder(),
                folder.temporary(),
                folder.path().resolve(FileNames.MINTPY).resolve(FileNames.TMP));
        Path mintpy = folder.path().resolve(FileNames.MINTPY);
        Set<Path> passedOver = Set.of(folder.clip(), mintpy, folder.path().resolve(FileNames.DECAY_MAPS));
        ProductSearch search = ProductSearch.in(places, passedOver, Preparation::isProduct);
        Map<String, ProductFiles> all = new TreeMap<>();
        search.unpacked().forEach(files -> all.put(files.name(), files));
        List<Map.Entry<String, Path>> archives = List.copyOf(search.archives().entrySet());
        AtomicInteger done = new AtomicInteger();
        List<ProductFiles> unpacked = parallel(archives.size(), (i, stop) -> {
            ProductFiles files =
                    unpack(archives.get(i).getKey(), archives.get(i).getValue(), stop);
            tell("unpacking", done.incrementAndGet(), archives.size(), "products");
            return files;
        });
        unpacked.forEach(files -> all.put(files.name(), files));
        all.keySet().removeAll(failures.keySet());
        return List.copyOf(all.values());
    }

    private static boolean isProduct(String name) {
        try {
            ProductName.parse(name);
            return true;
        } catch (BadOptionException another) {
            return false;
        }
    }

    private ProductFiles unpack(String product, Path archive, Cancellation stop) {
        try {
            return ProductUnpacking.unpack(product, archive, folder.temporary(), ProgressListener.none(), stop);
        } catch (BadFileException e) {
            fail(product, e);
            return new ProductFiles(product, Map.of(), null);
        }
    }

    private void fail(String product, BadFileException e) {
        synchronized (failures) {
            failures.merge(product, String.valueOf(e.getMessage()), (a, b) -> a + "; " + b);
        }
    }

    /** Those that have all they must have. */
    private List<ProductFiles> complete(List<ProductFiles> products) {
        Map<String, String> missing = new LinkedHashMap<>();
        products.stream()
                .filter(product -> !product.missing().isEmpty())
                .forEach(product -> missing.put(product.name(), "lacks " + String.join(", ", product.missing())));
        List<ProductFiles> whole = products.stream()
                .filter(product -> !missing.containsKey(product.name()))
                .toList();
        boolean dem = whole.stream().anyMatch(product -> product.layers().containsKey(LayerKind.DEM));
        if (!missing.isEmpty() && !options.leaveOutIncomplete()) {
            throw wrong(missing, whole.isEmpty() || dem);
        }
        leftOut.putAll(missing);
        if (whole.isEmpty()) {
            Map<String, String> all = new TreeMap<>(missing);
            all.putAll(failures);
            if (!all.isEmpty()) {
                throw wrong(all, true);
            }
            throw new BadFileException(
                    folder.path(), null, "holds no HyP3 products", "Download the products of its jobs first", null);
        }
        if (!dem) {
            throw wrong(Map.of(), false);
        }
        return whole;
    }

    private BadFileException wrong(Map<String, String> missing, boolean hasDem) {
        Map<String, String> all = new TreeMap<>(failures);
        all.putAll(missing);
        StringBuilder text = new StringBuilder("products cannot be analysed as they are:");
        all.forEach((product, why) ->
                text.append("\n  ").append(product).append(": ").append(why));
        if (!hasDem) {
            text.append("\n  no product has an elevation model (<product>_dem.tif); at least one must");
        }
        return new BadFileException(
                folder.path(),
                null,
                text.append('\n').toString(),
                "Download those products again, with include_dem and include_look_vectors on, or leave them out"
                        + " (option leave_out_incomplete)",
                null);
    }

    /** The extent of each product; what cannot be read is a failure and goes no further. */
    private Map<String, RasterGrid> extents(List<ProductFiles> products) {
        Map<String, RasterGrid> extents = new TreeMap<>();
        for (ProductFiles product : products) {
            try {
                extents.put(product.name(), RasterGrid.read(product.extent()));
            } catch (BadFileException e) {
                fail(product.name(), e);
            }
        }
        if (extents.isEmpty()) {
            throw wrong(Map.of(), true);
        }
        return extents;
    }

    private List<ProductFiles> onOneGrid(List<ProductFiles> products, Map<String, RasterGrid> extents) {
        List<List<String>> groups = CommonGrid.groups(extents);
        if (options.warpOtherGrids()) {
            RasterGrid lattice =
                    Objects.requireNonNull(extents.get(groups.get(0).get(0)));
            for (List<String> others : groups.subList(1, groups.size())) {
                others.forEach(name -> extents.compute(name, (same, grid) -> onto(lattice, grid)));
                warnings.add(others.size() + (others.size() == 1 ? " product was" : " products were")
                        + " resampled to the grid of most (EPSG:" + lattice.epsg() + "): " + String.join(", ", others));
            }
        }
        if (options.leaveOutOtherGrids()) {
            for (List<String> others : groups.subList(1, groups.size())) {
                others.forEach(name -> leftOut.put(name, "lies on another grid than most"));
                extents.keySet().removeAll(others);
            }
        }
        return products.stream()
                .filter(product -> extents.containsKey(product.name()))
                .toList();
    }

    /** What all products cover, and all their layers too: those of one product may differ by a pixel. */
    private RasterGrid grid(List<ProductFiles> products, Map<String, RasterGrid> extents) {
        RasterGrid common = CommonGrid.of(extents);
        Map<String, RasterGrid> all = new LinkedHashMap<>();
        all.put("the common part", common);
        for (ProductFiles product : products) {
            product.layers().forEach((kind, file) -> {
                try {
                    RasterGrid own = RasterGrid.read(file);
                    all.put(kind.fileName(product.name()), options.warpOtherGrids() ? onto(common, own) : own);
                } catch (BadFileException e) {
                    fail(product.name(), e);
                }
            });
        }
        RasterGrid covered = CommonGrid.of(all);
        if (covered.width() < common.width() || covered.height() < common.height()) {
            warnings.add("some layers cover less than their products do: " + common.width() + " × " + common.height()
                    + " pixels became " + covered.width() + " × " + covered.height());
        }
        return options.aoi().map(aoi -> within(covered, aoi)).orElse(covered);
    }

    private static RasterGrid onto(RasterGrid lattice, @Nullable RasterGrid grid) {
        RasterGrid own = Objects.requireNonNull(grid);
        return own.isAlignedWith(lattice) ? own : own.on(lattice);
    }

    private static RasterGrid within(RasterGrid grid, Aoi aoi) {
        Utm utm = Utm.ofEpsg(grid.epsg());
        Geometry outline = org.locationtech.jts.densify.Densifier.densify(aoi.geometry(), DENSE_DEGREES);
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (Coordinate corner : outline.getCoordinates()) {
            LonLat place = new LonLat(corner.x, corner.y);
            west = Math.min(west, utm.eastingMeters(place));
            east = Math.max(east, utm.eastingMeters(place));
            south = Math.min(south, utm.northingMeters(place));
            north = Math.max(north, utm.northingMeters(place));
        }
        return CommonGrid.within(grid, west, south, east, north);
    }

    /** Cuts every layer; true for those that were not there yet. */
    private Map<Path, Boolean> clip(List<ProductFiles> products, RasterGrid grid) {
        AnalysisFolder.make(folder.clip());
        record Piece(String product, LayerKind kind, Path file) {}
        List<Piece> pieces = products.stream()
                .filter(product -> !failures.containsKey(product.name()))
                .flatMap(product -> product.layers().entrySet().stream()
                        .map(layer -> new Piece(product.name(), layer.getKey(), layer.getValue())))
                .toList();
        AtomicInteger done = new AtomicInteger();
        List<Boolean> made = parallel(pieces.size(), (i, stop) -> {
            Piece piece = pieces.get(i);
            boolean isNew = false;
            try {
                isNew = RasterClip.clip(
                        piece.file,
                        grid,
                        folder.clip().resolve(piece.kind.clippedName(piece.product)),
                        piece.kind,
                        stop);
            } catch (BadFileException e) {
                fail(piece.product, e);
            }
            tell("clipping", done.incrementAndGet(), pieces.size(), "rasters");
            return isNew;
        });
        Map<Path, Boolean> clipped = new LinkedHashMap<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (!failures.containsKey(pieces.get(i).product)) {
                clipped.put(folder.clip().resolve(pieces.get(i).kind.clippedName(pieces.get(i).product)), made.get(i));
            }
        }
        products.stream()
                .filter(product -> !failures.containsKey(product.name()))
                .forEach(this::copyParameters);
        return clipped;
    }

    private void copyParameters(ProductFiles product) {
        Path from = Objects.requireNonNull(product.parameters());
        try {
            ProductParameters.read(from);
            byte[] text = Files.readAllBytes(from);
            Path to = folder.clip().resolve(product.name() + ".txt");
            if (!Files.isRegularFile(to) || !Arrays.equals(Files.readAllBytes(to), text)) {
                AtomicFile.write(to, out -> out.write(text));
            }
        } catch (BadFileException e) {
            fail(product.name(), e);
        } catch (IOException e) {
            fail(product.name(), new BadFileException(from, null, "cannot be read: " + e.getMessage(), "", e));
        }
    }

    /** Tells what failed, all of it; else takes away what is none of the products' and writes the configuration. */
    private void finish(List<String> names, Set<Path> clipped) {
        if (!failures.isEmpty() && (!options.leaveOutIncomplete() || names.isEmpty())) {
            throw wrong(Map.of(), true);
        }
        leftOut.putAll(failures);
        removeOthers(names, clipped);
        warnOfComponents(names, clipped);
        options.mintpy().withLayers(folder.clip()).write(folder.config());
        folder.stack().updateConfig(config -> config.withAnalyzer(analyzer));
    }

    /** What MintPy has to know of all interferograms or of none, or it leaves out those without, unasked. */
    private void warnOfComponents(List<String> names, Set<Path> clipped) {
        long with = names.stream()
                .filter(name ->
                        clipped.contains(folder.clip().resolve(LayerKind.CONNECTED_COMPONENTS.clippedName(name))))
                .count();
        if (with > 0 && with < names.size()) {
            warnings.add("only " + with + " of " + names.size()
                    + " products have unwrapping components (conncomp); the configuration is without");
        }
    }

    /**
     * Clips of products that are gone, or left out now, and of layers that a product no longer has would be loaded with the
     * others, and may lie elsewhere; a killed run leaves temporaries.
     */
    private void removeOthers(List<String> names, Set<Path> clipped) {
        try (var files = Files.newDirectoryStream(folder.clip())) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                boolean isOldClip = name.endsWith("_clip.tif") && !clipped.contains(file);
                boolean isOldText = name.endsWith(".txt") && !names.contains(name.substring(0, name.length() - 4));
                boolean isLeftOver = name.startsWith(".") && name.contains(".tmp-");
                if (isLeftOver || isOldClip || isOldText) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new BadFileException(
                    folder.clip(), null, "cannot be tidied: " + e.getMessage(), "Check its permissions", e);
        }
    }

    private <T> List<T> parallel(int count, Workers.Piece<T> piece) {
        String work = "preparing products";
        return Workers.run(count, Machine.processors(), cancellation, work, (i, stop) -> {
            cancellation.throwIfCancelled(work);
            return piece.run(i, stop);
        });
    }

    private void tell(String what, int done, int total, String unit) {
        listener.onProgress(new Progress(TASK, done, total, unit, what));
    }
}

package io.insarhub.hyp3.prepare;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What all of several rasters cover, if they lie on one lattice. */
public final class CommonGrid {

    private CommonGrid() {}

    /**
     * Sorts rasters by the lattice they lie on: coordinate system, pixel size, and corners whole pixels apart. Takes time by
     * their number and that of the lattices.
     *
     * @param grids rasters by name
     * @return names by lattice, the lattice with most of them first
     */
    public static List<List<String>> groups(Map<String, RasterGrid> grids) {
        Map<RasterGrid, List<String>> groups = new LinkedHashMap<>();
        grids.forEach((name, grid) -> {
            RasterGrid lattice = groups.keySet().stream()
                    .filter(grid::isAlignedWith)
                    .findFirst()
                    .orElse(grid);
            groups.computeIfAbsent(lattice, first -> new ArrayList<>()).add(name);
        });
        return groups.values().stream()
                .sorted(Comparator.comparingInt((List<String> names) -> -names.size()))
                .toList();
    }

    /**
     * The common part of rasters.
     *
     * @param grids rasters by name; at least one
     * @throws BadFileException if they lie on several lattices, listing them by lattice, or have no common part, naming
     *     those that are out of the way
     */
    public static RasterGrid of(Map<String, RasterGrid> grids) {
        List<List<String>> groups = groups(grids);
        if (groups.size() > 1) {
            throw new BadFileException(
                    null,
                    null,
                    "the products lie on " + groups.size() + " grids that do not go together" + list(groups, grids),
                    "Analyse each group in a folder of its own, leave all but the largest out (option"
                            + " leave_out_other_grids), or resample them to it (option warp_other_grids)",
                    null);
        }
        RasterGrid origin = grids.values().iterator().next();
        Map<String, PixelBox> boxes = new LinkedHashMap<>();
        grids.forEach((name, grid) -> boxes.put(name, grid.in(origin)));
        PixelBox common = boxes.values().stream().reduce(PixelBox::and).orElseThrow();
        if (common.isEmpty()) {
            Set<String> out = outliers(boxes);
            throw new BadFileException(
                    null,
                    null,
                    "the " + grids.size() + " products have no common part; " + out.size()
                            + " lie beside what the others share: " + String.join(", ", out),
                    "Move those out of the folder, or choose pairs of one place",
                    null);
        }
        return origin.part(common);
    }

    /**
     * The part of a grid that lies within bounds, whole pixels, those that are touched included.
     *
     * @throws BadOptionException naming {@code aoi}, if there is none
     */
    public static RasterGrid within(RasterGrid grid, double west, double south, double east, double north) {
        PixelBox wanted = new PixelBox(
                outward((west - grid.place().west()) / grid.place().pixelWidth(), false),
                outward((grid.place().north() - north) / grid.place().pixelHeight(), false),
                outward((east - grid.place().west()) / grid.place().pixelWidth(), true),
                outward((grid.place().north() - south) / grid.place().pixelHeight(), true));
        PixelBox part = wanted.and(new PixelBox(0, 0, grid.width(), grid.height()));
        if (part.isEmpty()) {
            throw new BadOptionException(
                    "aoi", "lies outside what all products cover; give an area within it, or none to keep all");
        }
        return grid.part(part);
    }

    /** A common part of two grids of one lattice. */
    static RasterGrid and(RasterGrid a, RasterGrid b) {
        return a.part(b.in(a).and(new PixelBox(0, 0, a.width(), a.height())));
    }

    private static long outward(double edge, boolean up) {
        // an edge that is a pixel's but for rounding takes in no further pixel
        double nearest = Math.rint(edge);
        if (Math.abs(edge - nearest) < 1e-6) {
            return (long) nearest;
        }
        return (long) (up ? Math.ceil(edge) : Math.floor(edge));
    }

    /** Those that are left when the raster that meets most others is joined by all that leave it a common part. */
    private static Set<String> outliers(Map<String, PixelBox> boxes) {
        Map<String, Long> meetings = new LinkedHashMap<>();
        boxes.forEach((name, box) -> meetings.put(
                name,
                boxes.values().stream()
                        .filter(other -> !box.and(other).isEmpty())
                        .count()));
        List<String> order = boxes.keySet().stream()
                .sorted(Comparator.comparingLong((String name) -> -meetings.getOrDefault(name, 0L)))
                .toList();
        PixelBox common = java.util.Objects.requireNonNull(boxes.get(order.get(0)));
        Set<String> out = new TreeSet<>();
        for (String name : order) {
            PixelBox joined = common.and(java.util.Objects.requireNonNull(boxes.get(name)));
            if (joined.isEmpty()) {
                out.add(name);
            } else {
                common = joined;
            }
        }
        return out;
    }

    private static String list(List<List<String>> groups, Map<String, RasterGrid> grids) {
        StringBuilder text = new StringBuilder();
        for (List<String> names : groups) {
            RasterGrid grid = java.util.Objects.requireNonNull(grids.get(names.get(0)));
            text.append("\n  ").append(grid.lattice()).append(", ").append(names.size());
            text.append(names.size() == 1 ? " product: " : " products: ").append(String.join(", ", names));
        }
        return text.append('\n').toString();
    }
}

package io.insarhub.core.dem;

import io.insarhub.api.BadOptionException;
import io.insarhub.core.geo.MapProjection;
import io.insarhub.core.geotiff.GeoTransform;

/**
 * The points of a map that heights are wanted for, in the map's units.
 *
 * @param projection the map
 * @param west x of the first column of points
 * @param north y of the first row
 * @param spacing distance of points, both ways
 * @param width points from west to east
 * @param height points from north to south
 */
record MapGrid(MapProjection projection, double west, double north, double spacing, int width, int height) {

    /** How finely an area is felt along its edges and inside when its place on a map is looked up. */
    private static final int NODES = 64;

    private static final double MOST_POINTS_ACROSS = 1_000_000;
    /** Room for what lies between the nodes, points of the lattice. */
    private static final int ROOM = 8;

    /** The points, at whole multiples of the spacing, around an area. */
    static MapGrid around(LonLatArea area, MapProjection projection, double spacing) {
        double[] nodes = nodes(area.west(), area.south(), area.east(), area.north());
        projection.forward(nodes, nodes.length / 2);
        double[] box = box(nodes);
        if (!(box[0] <= box[2])) {
            throw new BadOptionException(
                    "epsg", projection.epsg() + " does not reach the area " + area + "; take one that is made for it");
        }
        double west = Math.floor(box[0] / spacing + 1e-9);
        double east = Math.ceil(box[2] / spacing - 1e-9);
        double south = Math.floor(box[1] / spacing + 1e-9);
        double north = Math.ceil(box[3] / spacing - 1e-9);
        if (east - west > MOST_POINTS_ACROSS || north - south > MOST_POINTS_ACROSS) {
            throw new BadOptionException(
                    "resolution",
                    spacing + " makes " + Math.round(east - west) + " × " + Math.round(north - south)
                            + " points; take a coarser one, or a system that is made for the area");
        }
        return new MapGrid(
                projection,
                west * spacing,
                north * spacing,
                spacing,
                (int) (east - west) + 1,
                (int) (north - south) + 1);
    }

    /** The part of the tiles' grid that these points are made from. */
    Lattice lattice(TileScheme scheme, LonLatArea area, Resampling resampling) {
        LonLatArea source = reach(area);
        // the kernel reaches as many points, wider ones where the map is coarser; columns of the thinnest tiles
        double[] step = stepDegrees();
        int south = (int) Math.max(
                -90,
                Math.min(
                        89,
                        Math.floor(
                                Math.abs(source.south()) > Math.abs(source.north())
                                        ? source.south()
                                        : source.north())));
        double columnDegrees = 1.0 / scheme.columnsPerDegree(south);
        double rowDegrees = 1.0 / scheme.rowsPerDegree();
        return Lattice.of(
                scheme,
                source.grown(
                        ROOM * columnDegrees + resampling.radius() * Math.max(columnDegrees, step[0]),
                        ROOM * rowDegrees + resampling.radius() * Math.max(rowDegrees, step[1])));
    }

    /** The box of longitudes and latitudes that holds these points and the area that they were made for. */
    LonLatArea reach(LonLatArea area) {
        double[] nodes = nodes(west, north - (height - 1) * spacing, west + (width - 1) * spacing, north);
        projection.inverse(nodes, nodes.length / 2);
        double middle = (area.west() + area.east()) / 2;
        for (int i = 0; i < nodes.length; i += 2) {
            nodes[i] = middle + Math.IEEEremainder(nodes[i] - middle, 360);
        }
        double[] box = box(nodes);
        double southEdge = Math.min(box[1], area.south());
        double northEdge = Math.max(box[3], area.north());
        boolean northPole = holdsPole(90);
        boolean southPole = holdsPole(-90);
        return northPole || southPole || box[2] - box[0] > 300
                ? new LonLatArea(-180, southPole ? -90 : southEdge, 180, northPole ? 90 : northEdge)
                : new LonLatArea(Math.min(box[0], area.west()), southEdge, Math.max(box[2], area.east()), northEdge);
    }

    /** The outer corner of the first point's cell, and the spacing. */
    GeoTransform transform() {
        return new GeoTransform(west - spacing / 2, north + spacing / 2, spacing, spacing);
    }

    /** Degrees of longitude and latitude from one point to the next, in the middle of the grid. */
    double[] stepDegrees() {
        double x = west + spacing * (width - 1) / 2;
        double y = north - spacing * (height - 1) / 2;
        double half = spacing / 2;
        double[] ends = {x - half, y, x + half, y, x, y - half, x, y + half};
        projection.inverse(ends, 4);
        double acrossLon = Math.IEEEremainder(ends[2] - ends[0], 360);
        double downLon = Math.IEEEremainder(ends[6] - ends[4], 360);
        return new double[] {Math.hypot(acrossLon, downLon), Math.hypot(ends[3] - ends[1], ends[7] - ends[5])};
    }

    private boolean holdsPole(double latitude) {
        if (projection.isGeographic()) {
            return false;
        }
        double[] pole = {0, latitude};
        projection.forward(pole, 1);
        return pole[0] >= west
                && pole[0] <= west + (width - 1) * spacing
                && pole[1] <= north
                && pole[1] >= north - (height - 1) * spacing;
    }

    private static double[] nodes(double west, double south, double east, double north) {
        double[] nodes = new double[2 * (NODES + 1) * (NODES + 1)];
        for (int i = 0; i <= NODES; i++) {
            for (int j = 0; j <= NODES; j++) {
                int at = 2 * (i * (NODES + 1) + j);
                nodes[at] = west + (east - west) * j / NODES;
                nodes[at + 1] = south + (north - south) * i / NODES;
            }
        }
        return nodes;
    }

    /** West, south, east, north of points; those that are nowhere do not count. */
    private static double[] box(double[] points) {
        double[] box = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int i = 0; i < points.length; i += 2) {
            if (Double.isFinite(points[i]) && Double.isFinite(points[i + 1])) {
                box[0] = Math.min(box[0], points[i]);
                box[1] = Math.min(box[1], points[i + 1]);
                box[2] = Math.max(box[2], points[i]);
                box[3] = Math.max(box[3], points[i + 1]);
            }
        }
        return box;
    }
}

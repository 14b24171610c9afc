package io.insarhub.export.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadOptionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** What holds for the outline of any mask. */
class OutlinePropertiesTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    @Property(tries = 1000)
    void anyMaskIsItsOutlineFilled(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @IntRange(min = 1, max = 3) int grain,
            @ForAll long seed) {
        boolean[][] mask = random(width, height, share, grain, seed);

        Outline outline = outline(mask, 1 << 20);
        Geometry polygons = polygons(outline);

        assertThat(polygons.isValid()).isTrue();
        assertThat(outline.pixels()).isEqualTo(count(mask));
        assertThat(polygons.getArea()).isCloseTo(count(mask), within(1e-9 * count(mask)));
        assertThat(outline.polygons()).isEqualTo(regions(mask));
        assertThat(filled(polygons, width, height)).isEqualTo(mask);
    }

    @Property(tries = 300)
    void cornersAreTurnsAndRingsGoTheRightWayRound(
            @ForAll @IntRange(min = 1, max = 40) int side,
            @ForAll @DoubleRange(min = 0.2, max = 0.8) double share,
            @ForAll long seed) {
        Outline outline = outline(random(side, side, share, 1, seed), 1 << 20);

        long points = 0;
        for (int ring = 0; ring < outline.rings(); ring++) {
            List<Coordinate> corners = corners(outline, ring);
            assertThat(corners).hasSize(outline.points(ring));
            points += corners.size();
            double twiceArea = 0;
            for (int i = 1; i < corners.size(); i++) {
                Coordinate a = corners.get(i - 1);
                Coordinate b = corners.get(i);
                Coordinate c = corners.get(i + 1 < corners.size() ? i + 1 : 1);
                assertThat((a.x == b.x) != (a.y == b.y)).isTrue();
                assertThat(a.x == b.x).isNotEqualTo(b.x == c.x);
                twiceArea += a.x * b.y - b.x * a.y;
            }
            assertThat(twiceArea > 0).isEqualTo(outline.isOuter(ring));
        }
        assertThat(points).isEqualTo(outline.points());
    }

    @Test
    void aSpiralIsOneRing() {
        boolean[][] mask = new boolean[101][101];
        int[] turnsRight = {1, 0, 0, 1, -1, 0, 0, -1};
        int x = 0;
        int y = 0;
        int turn = 0;
        mask[0][0] = true;
        for (int length = 100, legs = 0; length > 0; legs++) {
            for (int i = 0; i < length; i++) {
                x += turnsRight[2 * turn];
                y += turnsRight[2 * turn + 1];
                mask[y][x] = true;
            }
            turn = (turn + 1) % 4;
            length -= legs > 0 && legs % 2 == 0 ? 2 : 0;
        }

        Outline outline = outline(mask, 1 << 20);

        assertThat(outline.rings()).isEqualTo(1);
        assertThat(polygons(outline).getArea()).isEqualTo(count(mask));
    }

    @Test
    void anOutlineThatTakesMoreThanItMayIsRefused() {
        boolean[][] chequered = new boolean[300][300];
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                chequered[y][x] = (x + y) % 2 == 0;
            }
        }

        assertThat(outline(chequered, 2 << 20).polygons()).isEqualTo(45_000);
        assertThatThrownBy(() -> outline(chequered, 1 << 19))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("memory_mb")
                .hasMessageContaining("bounds");
    }

    private static boolean[][] random(int width, int height, double share, int grain, long seed) {
        Random random = new Random(seed);
        boolean[][] mask = new boolean[height][width];
        for (int y = 0; y < height; y += grain) {
            for (int x = 0; x < width; x += grain) {
                boolean valid = random.nextDouble() < share;
                for (int i = 0; i < grain * grain; i++) {
                    mask[Math.min(height - 1, y + i / grain)][Math.min(width - 1, x + i % grain)] = valid;
                }
            }
        }
        return mask;
    }

    private static Outline outline(boolean[][] mask, long mostBytes) {
        EdgeTracer tracer = new EdgeTracer(mostBytes);
        for (boolean[] row : mask) {
            for (int x = 0; x < row.length; ) {
                int end = x;
                while (end < row.length && row[end]) {
                    end++;
                }
                if (end > x) {
                    tracer.add(x, end);
                }
                x = end + 1;
            }
            tracer.endRow();
        }
        return tracer.finish();
    }

    private static List<Coordinate> corners(Outline outline, int ring) {
        List<Coordinate> corners = new ArrayList<>();
        outline.follow(ring, (x, y) -> corners.add(new Coordinate(x, y)));
        return corners;
    }

    private static Geometry polygons(Outline outline) {
        List<Polygon> polygons = new ArrayList<>();
        int ring = 0;
        while (ring < outline.rings()) {
            assertThat(outline.isOuter(ring)).isTrue();
            LinearRing outer = linear(outline, ring++);
            List<LinearRing> holes = new ArrayList<>();
            while (ring < outline.rings() && !outline.isOuter(ring)) {
                holes.add(linear(outline, ring++));
            }
            polygons.add(GEOMETRY.createPolygon(outer, holes.toArray(LinearRing[]::new)));
        }
        return GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static LinearRing linear(Outline outline, int ring) {
        return GEOMETRY.createLinearRing(corners(outline, ring).toArray(Coordinate[]::new));
    }

    private static boolean[][] filled(Geometry polygons, int width, int height) {
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(polygons);
        boolean[][] mask = new boolean[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mask[y][x] = inside.locate(new Coordinate(x + 0.5, y + 0.5)) == Location.INTERIOR;
            }
        }
        return mask;
    }

    private static int count(boolean[][] mask) {
        int count = 0;
        for (boolean[] row : mask) {
            for (boolean valid : row) {
                count += valid ? 1 : 0;
            }
        }
        return count;
    }

    /** Regions of pixels that share edges, found by flooding. */
    private static int regions(boolean[][] mask) {
        boolean[][] left = new boolean[mask.length][];
        for (int y = 0; y < mask.length; y++) {
            left[y] = mask[y].clone();
        }
        int regions = 0;
        for (int y = 0; y < left.length; y++) {
            for (int x = 0; x < left[y].length; x++) {
                if (left[y][x]) {
                    regions++;
                    flood(left, x, y);
                }
            }
        }
        return regions;
    }

    private static void flood(boolean[][] left, int x, int y) {
        if (y >= 0 && y < left.length && x >= 0 && x < left[y].length && left[y][x]) {
            left[y][x] = false;
            flood(left, x + 1, y);
            flood(left, x - 1, y);
            flood(left, x, y + 1);
            flood(left, x, y - 1);
        }
    }
}

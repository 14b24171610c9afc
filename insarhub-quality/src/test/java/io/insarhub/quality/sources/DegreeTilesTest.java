package io.insarhub.quality.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.quality.sources.DegreeTiles.Tile;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/** Names of tiles and windows of pixels, everywhere on Earth. */
class DegreeTilesTest {

    @Property(tries = 2000)
    void everyPointIsInTheOneTileThatIsNamed(
            @ForAll @Scale(5) @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @Scale(5) @DoubleRange(min = -180, max = 180) double longitude) {
        for (int size : new int[] {1, 3}) {
            List<Tile> tiles = DegreeTiles.of(new BoundingBox(longitude, latitude, longitude, latitude), size);

            assertThat(tiles).hasSize(1);
            Tile tile = tiles.get(0);
            assertThat(latitude).isBetween((double) tile.south(), (double) tile.south() + size);
            assertThat(longitude).isBetween((double) tile.west(), (double) tile.west() + size);
            assertThat(tile.south()).isBetween(-90, 90 - size);
            assertThat(tile.west()).isBetween(-180, 180 - size);
            assertThat(Math.floorMod(tile.south(), size)).isZero();
            assertThat(tile.lowerLeft()).matches("[NS][0-9]{2}[EW][0-9]{3}");
            assertThat(tile.upperLeft()).matches("[NS][0-9]{2}[EW][0-9]{3}");
        }
    }

    @Property(tries = 1000)
    void theTilesOfABoxTakeItApartWithoutGapsAndOverlaps(
            @ForAll @Scale(5) @DoubleRange(min = -90, max = 86) double south,
            @ForAll @Scale(5) @DoubleRange(min = -180, max = 180) double west,
            @ForAll @Scale(5) @DoubleRange(min = 0.001, max = 4) double height,
            @ForAll @Scale(5) @DoubleRange(min = 0.001, max = 7) double width) {
        double east = west + width > 180 ? west + width - 360 : west + width;
        BoundingBox box = new BoundingBox(west, south, east, south + height);

        double area = DegreeTiles.unwrapped(box).stream()
                .flatMap(part -> DegreeTiles.of(part, 3).stream().map(tile -> tile.part(part)))
                .mapToDouble(part -> part.widthDegrees() * part.heightDegrees())
                .sum();

        assertThat(area).isCloseTo(width * height, within(1e-9));
        assertThat(DegreeTiles.of(box, 3)).doesNotHaveDuplicates();
    }

    @Example
    void namesAreOfTheLowerAndTheUpperLeftCorner() {
        assertThat(names(new BoundingBox(6, 0, 9, 3))).containsExactly("N00E006");
        assertThat(names(new BoundingBox(-113.2, 36.4, -112.9, 36.7))).containsExactly("N36W114");
        assertThat(names(new BoundingBox(-0.1, -0.1, 0.1, 0.1)))
                .as("four tiles")
                .containsExactly("S03W003", "S03E000", "N00W003", "N00E000");
        assertThat(names(new BoundingBox(179.5, -1, -179.5, 1)))
                .as("across the date line")
                .containsExactly("S03E177", "N00E177", "S03W180", "N00W180");
        assertThat(names(new BoundingBox(180, 90, 180, 90))).containsExactly("N87E177");
        assertThat(names(new BoundingBox(-180, -90, -180, -90))).containsExactly("S90W180");
        assertThat(new Tile(-90, 47, 1).upperLeft()).isEqualTo("N48W090");
        assertThat(new Tile(0, -1, 1).upperLeft()).isEqualTo("N00E000");
        assertThat(new Tile(0, -2, 1).upperLeft()).isEqualTo("S01E000");
    }

    @Property(tries = 2000)
    void aWindowHoldsItsBoxAndNoWholePixelMore(
            @ForAll @Scale(5) @DoubleRange(min = -90, max = 89) double south,
            @ForAll @Scale(5) @DoubleRange(min = -180, max = 180) double west,
            @ForAll @Scale(5) @DoubleRange(min = 0, max = 1) double height,
            @ForAll @Scale(5) @DoubleRange(min = 0, max = 1) double width) {
        double east = west + width > 180 ? west + width - 360 : west + width;
        BoundingBox box = new BoundingBox(west, south, east, Math.min(90, south + height));
        GeoTransform lattice = new GeoTransform(-180, 90, 0.01, 0.01);
        double slack = 1e-6 * 0.01 + 1e-9;

        PixelWindow window = PixelWindow.of(box, lattice);
        GeoTransform place = window.place(lattice);

        double right = place.west() + window.width() * 0.01;
        double bottom = place.north() - window.height() * 0.01;
        assertThat(place.west()).isBetween(west - 0.01 - slack, west + slack);
        assertThat(place.north()).isBetween(box.north() - slack, box.north() + 0.01 + slack);
        assertThat(right).isBetween(west + box.widthDegrees() - slack, west + box.widthDegrees() + 0.01 + slack);
        assertThat(bottom).isBetween(south - 0.01 - slack, south + slack);
        assertThat(window.width()).isPositive();
        assertThat(window.height()).isPositive();
    }

    private static List<String> names(BoundingBox box) {
        return DegreeTiles.of(box, 3).stream().map(Tile::lowerLeft).toList();
    }
}

package io.insarhub.core.dem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.LonLat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Boxes in one piece, across the date line and around the poles. */
class LonLatAreaTest {

    @Test
    void a_ring_that_jumps_across_the_date_line_stays_narrow() {
        LonLatArea area = LonLatArea.ofRing(ring(179, 10, -179, 10, -179, 12, 179, 12, 179, 10));

        assertThat(area).isEqualTo(new LonLatArea(179, 10, 181, 12));
        assertThat(area.center()).isEqualTo(new LonLat(180, 11));
    }

    @Test
    void a_ring_that_goes_on_past_180_is_the_same() {
        assertThat(LonLatArea.ofRing(ring(179, 10, 181, 10, 181, 12, 179, 12)))
                .isEqualTo(new LonLatArea(179, 10, 181, 12));
        assertThat(LonLatArea.ofRing(ring(-181, 10, -179, 10, -179, 12, -181, 12)))
                .isEqualTo(new LonLatArea(179, 10, 181, 12));
    }

    @Test
    void a_ring_around_a_pole_reaches_it() {
        assertThat(LonLatArea.ofRing(ring(0, 85, 90, 84, 180, 85, -90, 86, 0, 85)))
                .isEqualTo(new LonLatArea(-180, 84, 180, 90));
        assertThat(LonLatArea.ofRing(ring(0, -85, 120, -84, -120, -85))).isEqualTo(new LonLatArea(-180, -90, 180, -84));
    }

    @Test
    void the_box_around_all_takes_the_short_way() {
        LonLatArea east = new LonLatArea(178, 0, 179.5, 1);
        LonLatArea west = new LonLatArea(-179, 2, -178, 3);

        assertThat(LonLatArea.around(List.of(east, west))).isEqualTo(new LonLatArea(178, 0, 182, 3));
        assertThat(LonLatArea.around(List.of(west, east))).isEqualTo(new LonLatArea(178, 0, 182, 3));
        assertThatThrownBy(() -> LonLatArea.around(List.of()))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("neither a scene's footprint nor an AOI");
    }

    /** Each box lies inside, whatever the order. */
    @Property(tries = 300)
    void the_box_around_all_holds_each(
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll @DoubleRange(min = -180, max = 180) double start,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<LonLatArea> areas = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double west = start + random.nextDouble(60);
            areas.add(new LonLatArea(west, -10, west + random.nextDouble(20), 10));
        }

        LonLatArea all = LonLatArea.around(areas);
        Collections.shuffle(areas, random);

        assertThat(LonLatArea.around(areas).west()).isCloseTo(all.west(), within(1e-9));
        assertThat(all.east() - all.west()).isLessThan(80.001);
        for (LonLatArea area : areas) {
            double off = area.west() - all.west();
            off -= 360 * Math.floor((off + 1e-9) / 360);
            assertThat(off + area.east() - area.west()).isLessThanOrEqualTo(all.east() - all.west() + 1e-9);
        }
    }

    @Test
    void grows_up_to_the_poles_and_once_around() {
        assertThat(new LonLatArea(0, 89, 1, 90).grown(2)).isEqualTo(new LonLatArea(-2, 87, 3, 90));
        assertThat(new LonLatArea(-179, 0, 179, 1).grown(2)).isEqualTo(new LonLatArea(-180, -2, 180, 3));
    }

    private static List<LonLat> ring(double... coordinates) {
        List<LonLat> ring = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            ring.add(new LonLat(coordinates[i], coordinates[i + 1]));
        }
        return ring;
    }
}

package io.insarhub.hyp3.issues;

import static io.insarhub.hyp3.StackOfProducts.NAMES;
import static io.insarhub.hyp3.StackOfProducts.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.geo.Utm;
import io.insarhub.hyp3.Hyp3SbasAnalyzer;
import io.insarhub.hyp3.Hyp3SbasOptions;
import io.insarhub.hyp3.LoadedStack;
import io.insarhub.hyp3.StackLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pain 17: products of different size or UTM zone break loading. */
class Pain17ProductsOfDifferentSizeOrZoneTest {

    private static final String[] LAYERS = {"unw_phase", "corr", "dem"};

    @TempDir
    private Path folder;

    private LoadedStack load(Map<String, Object> options) {
        Hyp3SbasAnalyzer.of(Hyp3SbasOptions.of(options)).prepare(StageContext.in(folder));
        return StackLoader.of(folder.resolve("clip"))
                .load(folder.resolve("inputs"), ProgressListener.none(), Cancellation.never());
    }

    @Test
    void productsOfDifferentSizeAreLoadedAsTheirCommonPart() {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, LAYERS);
        product(folder, NAMES.get(1), 32612, 400160, 4000000, LAYERS);
        product(folder, NAMES.get(2), 32612, 400000, 3999920, LAYERS);

        LoadedStack stack = load(Map.of());

        assertThat(stack.interferograms()).isEqualTo(3);
        assertThat(stack.width()).isEqualTo(38);
        assertThat(stack.height()).isEqualTo(29);
    }

    @Test
    void productsOfAnotherZoneAreAnErrorThatNamesThemAndTheWayOut() {
        anotherZone();

        assertThatThrownBy(() -> load(Map.of()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContainingAll("2 grids", "EPSG:32611", NAMES.get(2), "warp_other_grids");
    }

    @Test
    void theyAreLoadedOnOneGridWhereThatIsAskedFor() {
        anotherZone();

        LoadedStack stack = load(Map.of("warp_other_grids", true));

        assertThat(stack.interferograms()).isEqualTo(3);
        assertThat(stack.width()).isGreaterThan(35);
    }

    private void anotherZone() {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, LAYERS);
        product(folder, NAMES.get(1), 32612, 400000, 4000000, LAYERS);
        double[] corner = {400000, 4000000};
        Utm.ofEpsg(32612).inverse(corner, 1);
        Utm.ofEpsg(32611).forward(corner, 1);
        double west = Math.rint(corner[0] / 80) * 80;
        product(folder, NAMES.get(2), 32611, west, Math.rint(corner[1] / 80) * 80, LAYERS);
    }
}

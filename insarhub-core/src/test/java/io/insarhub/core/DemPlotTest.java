package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.core.aoi.Aoi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of a model: land by height and light, sea and voids in colours of their own. */
class DemPlotTest {

    private static final int SEA = 0xA9CCE3;
    private static final int VOID = 0xCC79A7;

    @TempDir
    Path temporary;

    @Test
    void shows_land_sea_and_voids() throws IOException {
        try (DemRig rig = new DemRig(temporary)) {
            rig.server.tile(46, 6, (x, y) -> x > 6.7 && y > 46.7 ? -32767 : 500 + 400 * Math.sin(x * 9));
            rig.download(rig.options()).over(Aoi.box(6, 46, 8, 47), rig.file());
            Path png = rig.folder.resolve("dem.png");

            DemPlot.of(rig.file()).titled("somewhere").writePng(png);

            BufferedImage picture = ImageIO.read(png.toFile());
            Map<Integer, Integer> colors = new HashMap<>();
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    colors.merge(picture.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
                }
            }
            // a map of two by one degrees, half of it sea, a twentieth void
            assertThat(picture.getWidth()).isGreaterThan(1600);
            assertThat(colors.get(SEA)).isGreaterThan(picture.getWidth() * picture.getHeight() / 4);
            assertThat(colors.get(VOID)).isBetween(20_000, 120_000);
            assertThat(colors).hasSizeGreaterThan(500);
        }
    }

    @Test
    void shows_a_model_without_any_relief() throws IOException {
        try (DemRig rig = new DemRig(temporary)) {
            rig.server.tile(46, 6, (x, y) -> 0).list();
            rig.download(rig.options()).over(Aoi.box(6, 46, 6.1, 46.1), rig.file());

            assertThat(DemPlot.of(rig.file()).image().getRGB(300, 300) & 0xFFFFFF)
                    .isEqualTo(SEA);
        }
    }

    @Test
    void names_what_is_no_model() throws IOException {
        Path file = Files.writeString(temporary.resolve("dem.tif"), "II*");

        assertThatThrownBy(() -> DemPlot.of(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("dem.tif");
    }
}

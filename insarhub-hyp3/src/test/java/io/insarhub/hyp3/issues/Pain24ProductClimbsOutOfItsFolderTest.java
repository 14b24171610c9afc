package io.insarhub.hyp3.issues;

import static io.insarhub.hyp3.StackOfProducts.NAMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.spi.StageContext;
import io.insarhub.hyp3.Hyp3SbasAnalyzer;
import io.insarhub.hyp3.Hyp3SbasOptions;
import io.insarhub.hyp3.StackOfProducts;
import io.insarhub.hyp3.standin.ProductZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pain 24: a zip entry that climbs out of its folder; here that of a product that is being prepared. */
class Pain24ProductClimbsOutOfItsFolderTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"../../%s_corr.tif", "%s/../../../%s_dem.tif", "../../evil.txt", "/tmp/%s_corr.tif"})
    void aProductThatClimbsOutIsNamedAndNothingIsWrittenBesideTheOthers(String entry) throws IOException {
        Path folder = Files.createDirectory(home.resolve("p100_f466"));
        StackOfProducts.product(folder, NAMES.get(0), 32612, 400000, 4000000, "unw_phase", "corr", "dem");
        String evil = entry.replace("%s", NAMES.get(1));
        ProductZip.good().name(evil).write(folder.resolve(NAMES.get(1) + ".zip"));

        assertThatThrownBy(() -> Hyp3SbasAnalyzer.of(Hyp3SbasOptions.defaults()).prepare(StageContext.in(folder)))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(NAMES.get(1) + ".zip")
                .hasMessageMatching("(?s).*(leads out of the folder|absolute).*");

        assertThat(folder.resolve("clip").resolve(NAMES.get(0) + "_corr_clip.tif"))
                .isRegularFile();
        assertThat(Path.of("/tmp", NAMES.get(1) + "_corr.tif")).doesNotExist();
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.equals("evil.txt") || name.startsWith(NAMES.get(1) + "_"));
        }
    }
}

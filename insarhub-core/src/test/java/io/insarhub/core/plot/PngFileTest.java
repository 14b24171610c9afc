package io.insarhub.core.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.core.folder.FolderListing;
import io.insarhub.core.json.TemporaryFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PngFileTest {

    @TempDir
    Path folder;

    private final NetworkFigure figure = NetworkFigure.of(Networks.realistic(20, 3, 1));

    @Test
    void the_file_holds_the_picture_and_nothing_else_is_left() throws IOException {
        Path file = folder.resolve("network_p100_f466.png");

        figure.writePng(file);

        BufferedImage read = ImageIO.read(file.toFile());
        assertThat(Drawn.rgb(read)).isEqualTo(Drawn.rgb(figure.image()));
        assertThat(names()).containsExactly("network_p100_f466.png");
    }

    @Test
    void what_a_program_leaves_that_dies_meanwhile_is_known_as_a_left_over() {
        List<Path> meanwhile = new ArrayList<>();
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB) {
            @Override
            public int getWidth() { // which no encoder can do without
                FolderListing.of(folder).names().forEach(name -> meanwhile.add(folder.resolve(name)));
                return super.getWidth();
            }
        };

        PngFile.write(image, 1, "", folder.resolve("network_p0_f0.png"));

        assertThat(meanwhile).isNotEmpty().allSatisfy(file -> {
            assertThat(file.getFileName().toString()).startsWith(".network_p0_f0.png.tmp-");
            assertThat(TemporaryFiles.isTemporary(file)).isTrue();
        });
    }

    @Test
    void the_same_network_gives_the_same_bytes_and_replaces_what_was_there() throws IOException {
        Path file = folder.resolve("network.png");
        Files.writeString(file, "something older");

        figure.writePng(file);
        byte[] first = Files.readAllBytes(file);
        figure.writePng(file);

        assertThat(Files.readAllBytes(file)).isEqualTo(first).startsWith(0x89, 'P', 'N', 'G');
        assertThat(names()).containsExactly("network.png");
    }

    @Test
    void the_file_tells_its_resolution_and_its_title() throws IOException {
        Path file = folder.resolve("network.png");

        figure.writePng(file);

        byte[] bytes = Files.readAllBytes(file);
        int physical = find(bytes, "pHYs");
        ByteBuffer chunk = ByteBuffer.wrap(bytes, physical + 4, 9);
        assertThat(chunk.getInt()).as("192 dots an inch, by the metre").isEqualTo(7559);
        assertThat(chunk.getInt()).isEqualTo(7559);
        assertThat(chunk.get()).as("metre").isEqualTo((byte) 1);
        assertThat(find(bytes, "p100_f466  realistic network of 20 scenes")).isGreaterThan(find(bytes, "iTXt"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void the_file_is_as_readable_for_others_as_any_new_file() throws IOException {
        Path file = folder.resolve("network.png");
        Path plain = Files.createFile(folder.resolve("plain"));

        figure.writePng(file);

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void a_folder_that_is_not_there_is_named() throws IOException {
        Path file = folder.resolve("nowhere").resolve("network.png");

        assertThatThrownBy(() -> figure.writePng(file))
                .isInstanceOf(BadFileException.class)
                .hasMessage(file + ": the plot could not be written: its folder does not exist."
                        + " Choose a file in a folder that exists and may be written to, with room on its disk");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_folder_in_the_place_of_the_file_is_named_and_kept() throws IOException {
        Path file = Files.createDirectory(folder.resolve("network.png"));

        assertThatThrownBy(() -> figure.writePng(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("is a folder, not a file");
        assertThat(names()).containsExactly("network.png");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_failure_at_the_last_step_leaves_nothing_behind() throws IOException {
        Path file = folder.resolve("n".repeat(300) + ".png");

        assertThatThrownBy(() -> figure.writePng(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("File name too long")
                .hasMessageNotContaining(".tmp-");
        assertThat(names()).isEmpty();
    }

    /** No one may create files there, root included. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_folder_that_may_not_be_written_to_is_named() {
        Path file = Path.of("/sys/network.png");

        assertThatThrownBy(() -> figure.writePng(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith("/sys/network.png: the plot could not be written: ")
                .hasMessageNotContaining(".tmp-");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    private static int find(byte[] bytes, String text) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(at).as("place of %s", text).isPositive();
        return at;
    }
}

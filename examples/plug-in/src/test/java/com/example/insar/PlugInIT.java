package com.example.insar;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.StackId;
import io.insarhub.api.spi.StageResult;
import io.insarhub.core.Insarhub;
import io.insarhub.core.Pipeline;
import io.insarhub.core.Scenes;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Stage;
import io.insarhub.core.Workdir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on the jar of the plug-in, not on its classes. */
class PlugInIT {

    private static final Path SEARCH = Path.of("../data/path13");

    @TempDir
    Path folder;

    @Test
    void theJarIsFound() {
        assertThat(SavedSearch.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith(".jar");
        assertThat(Insarhub.downloaders().names()).contains("Saved_Search");
        assertThat(Insarhub.processors().names()).contains("Drop_Folder");
        assertThat(Insarhub.analyzers().names()).contains("Pair_Table");
        assertThat(Insarhub.downloaders().problems()).isEmpty();
        assertThat(Insarhub.pipelineTree("Saved_Search")).contains("Drop_Folder", "Pair_Table");
    }

    @Test
    void itsThreeStagesMakeAStudy() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        Files.write(drop.resolve("S1AA_20200104T132559_20200116T132559_VVP012_INT80_G_ueF_467C.zip"), aZip());
        Pipeline study = Pipeline.in(folder.resolve("study"))
                .downloader("Saved_Search", Map.of("search", SEARCH.toString()))
                .processor("Drop_Folder", Map.of("from", drop.toString()))
                .analyzer("Pair_Table", Map.of("note", "kept"))
                .build();

        List<StageResult> results = study.run();

        List<StackFolder> stacks = Workdir.open(folder.resolve("study")).stacks();
        assertThat(stacks).hasSize(Scenes.read(SEARCH).groups().size());
        assertThat(results).hasSize(1 + 2 * stacks.size());
        for (StackFolder stack : stacks) {
            assertThat(stack.stage()).isEqualTo(Stage.DOWNLOADED);
            assertThat(stack.products()).hasSize(1);
            assertThat(stack.config().orElseThrow().toMap().toString())
                    .contains("Saved_Search", "Drop_Folder", "Pair_Table", "note=kept");
            int pairs = stack.stackFile().orElseThrow().pairs().size();
            assertThat(stack.path().resolve("pairs.csv")).content().hasLineCount(pairs);
        }
        assertThat(study.run().get(0).summary()).contains("skipped");
        assertThat(stacks.get(0).id()).isNotEqualTo(StackId.FLAT);
    }

    /** "In fifty lines", imports and comments aside, is what the documents say of it. */
    @Test
    void itIsAsShortAsItIsSaidToBe() throws IOException {
        long lines = 0;
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/com/example/insar"))) {
            for (Path source :
                    sources.filter(p -> !p.endsWith("package-info.java")).toList()) {
                lines += Files.readAllLines(source).stream()
                        .map(String::strip)
                        .filter(line ->
                                line.length() > 1 && !line.startsWith("import ") && !line.startsWith("package "))
                        .filter(line ->
                                !line.startsWith("/*") && !line.startsWith("*") && !line.startsWith("@Override"))
                        .count();
            }
        }
        assertThat(lines).isBetween(20L, 55L);
    }

    private static byte[] aZip() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("a.txt"));
            zip.write(1);
        }
        return bytes.toByteArray();
    }
}

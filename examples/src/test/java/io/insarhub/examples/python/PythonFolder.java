package io.insarhub.examples.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A stack's folder held against what the Python program expects of each of its files. Every file must be one that this
 * knows: a file that nobody knows is a fault too.
 */
public final class PythonFolder {

    private static final String PRODUCT =
            "S1[A-D]{2}_\\d{8}T\\d{6}_\\d{8}T\\d{6}_(VV|HH)[PRO]\\d{3}_INT(80|40)_G_[uw][ecf]F_[0-9A-F]{4}";

    /** Looks at a file; what is wrong is added to the list. */
    @FunctionalInterface
    private interface Check {
        void run(Path file, Matcher name, List<String> faults) throws IOException;
    }

    private final Path folder;
    private final Map<Pattern, Check> checks = new LinkedHashMap<>();

    private PythonFolder(Path folder) {
        this.folder = folder;
        String id = String.valueOf(folder.getFileName());
        PythonJsonFiles json = new PythonJsonFiles();
        PythonProducts products = new PythonProducts(folder);
        PythonResults results = new PythonResults(folder);
        on("insarhub_config\\.json", (file, name, faults) -> json.config(file, faults));
        on("stack_" + id + "\\.json", (file, name, faults) -> json.stack(file, faults));
        on("hyp3_jobs\\.json", (file, name, faults) -> json.jobs(file, faults));
        on("hyp3_retry_jobs_\\d{8}t\\d{6}\\.json", (file, name, faults) -> json.jobs(file, faults));
        on("\\.insarhub_cache\\.json", (file, name, faults) -> json.processorCache(file, faults));
        on("\\.insarhub_quality_cache\\.json", (file, name, faults) -> json.qualityCache(file, faults));
        on("\\.insarhub_pair_quality_db\\.json", (file, name, faults) -> json.pairDatabase(file, faults));
        on("(tmp/|clip/)?\\.insarhub\\.lock", (file, name, faults) -> {});
        on("(network|designed)_" + id + "\\.png", (file, name, faults) -> picture(file, faults));
        on("(pic/)?[A-Za-z0-9_]+\\.png", (file, name, faults) -> picture(file, faults));
        on("(" + PRODUCT + ")\\.zip", (file, name, faults) -> products.zip(file, name.group(1), faults));
        on("tmp/(" + PRODUCT + ")/\\1.*", (file, name, faults) -> products.layer(file, faults));
        on("clip/(" + PRODUCT + ").*", (file, name, faults) -> products.clip(file, name.group(1), faults));
        on("\\.mintpy\\.cfg", (file, name, faults) -> results.mintpyConfig(file, faults));
        on("inputs/(ifgramStack|geometryGeo)\\.h5", (file, name, faults) -> results.input(file, name.group(1), faults));
        on("([A-Za-z]+)(_ramp|_demErr)*\\.h5", (file, name, faults) -> results.result(file, name.group(1), faults));
        on("([A-Za-z]+)(_\\w+)?\\.tif", (file, name, faults) -> results.geoTiff(file, name.group(1), faults));
        on("(\\w+)_footprint\\.(shp|shx|dbf|prj|cpg|gpkg)", (file, name, faults) -> results.footprint(file, faults));
        on("\\w+\\.csv", (file, name, faults) -> results.table(file, faults));
    }

    private void on(String path, Check check) {
        checks.put(Pattern.compile(path), check);
    }

    /** What the Python program would stumble over, a line each; empty if nothing. */
    public static List<String> faults(Path stackFolder) {
        PythonFolder checked = new PythonFolder(stackFolder);
        List<String> faults = new ArrayList<>();
        try (Stream<Path> all = Files.walk(stackFolder)) {
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            files.forEach(file -> faults.addAll(checked.faultsOf(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String needed : List.of("insarhub_config.json", "stack_" + stackFolder.getFileName() + ".json")) {
            if (!Files.exists(stackFolder.resolve(needed))) {
                faults.add(needed + ": is not there");
            }
        }
        return faults;
    }

    /** The same of one file of a folder. */
    public static List<String> faults(Path stackFolder, Path file) {
        return new PythonFolder(stackFolder).faultsOf(file);
    }

    private List<String> faultsOf(Path file) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        List<String> faults = new ArrayList<>();
        for (Map.Entry<Pattern, Check> rule : checks.entrySet()) {
            Matcher name = rule.getKey().matcher(path);
            if (name.matches()) {
                try {
                    rule.getValue().run(file, name, faults);
                } catch (IOException | RuntimeException e) {
                    faults.add("cannot be read: " + e);
                }
                return faults.stream().map(fault -> path + ": " + fault).toList();
            }
        }
        return List.of(path + ": is a file that nobody knows");
    }

    private static void picture(Path file, List<String> faults) throws IOException {
        if (ImageIO.read(file.toFile()) == null) {
            faults.add("is no picture");
        }
    }
}

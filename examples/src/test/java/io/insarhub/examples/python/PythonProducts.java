package io.insarhub.examples.python;

import static io.insarhub.examples.python.PythonJsonFiles.require;

import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Products as HyP3 makes them, and the layers that were cut from them. */
final class PythonProducts {

    private static final List<String> NEEDED = List.of("_unw_phase.tif", "_corr.tif", ".txt", ".README.md.txt");
    private static final List<String> PARAMETERS = List.of(
            "Reference Granule",
            "Secondary Granule",
            "Reference Pass Direction",
            "Baseline",
            "UTC time",
            "Heading",
            "Spacecraft height",
            "Earth radius at nadir",
            "Slant range near",
            "Range looks",
            "Azimuth looks",
            "Unwrapping type");

    private final Path folder;

    PythonProducts(Path folder) {
        this.folder = folder;
    }

    void zip(Path file, String product, List<String> faults) throws IOException {
        Set<String> names = new HashSet<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                names.add(entry.getName());
                require(entry.getName().startsWith(product + "/" + product), entry + " is not the product's", faults);
                try (InputStream bytes = zip.getInputStream(entry)) {
                    bytes.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
        }
        for (String layer : NEEDED) {
            require(names.contains(product + "/" + product + layer), "has no " + layer, faults);
        }
    }

    void layer(Path file, List<String> faults) throws IOException {
        if (file.toString().endsWith(".tif")) {
            try (GeoTiffReader reader = GeoTiffReader.open(file)) {
                require(reader.info().epsg().isPresent(), "has no map", faults);
            }
        } else if (!file.toString().endsWith(".README.md.txt")) {
            parameters(file, faults);
        }
    }

    /** MintPy stacks layers by their size alone: all of them must be alike. */
    void clip(Path file, String product, List<String> faults) throws IOException {
        String rest = String.valueOf(file.getFileName()).substring(product.length());
        if (rest.equals(".txt")) {
            parameters(file, faults);
            return;
        }
        require(
                rest.matches("_(unw_phase|corr|dem|lv_theta|lv_phi|water_mask|conncomp)_clip\\.tif"),
                "is none of the layers that MintPy loads",
                faults);
        require(
                Files.exists(file.resolveSibling(product + ".txt")),
                "has no parameter file beside it, which MintPy looks for",
                faults);
        try (GeoTiffReader reader = GeoTiffReader.open(file);
                GeoTiffReader first = GeoTiffReader.open(first())) {
            GeoTiffInfo info = reader.info();
            require(
                    info.width() == first.info().width()
                            && info.height() == first.info().height()
                            && info.geoTransform().equals(first.info().geoTransform())
                            && info.epsg().equals(first.info().epsg()),
                    "lies on another grid than the first",
                    faults);
        }
    }

    private Path first() throws IOException {
        try (DirectoryStream<Path> phases = Files.newDirectoryStream(folder.resolve("clip"), "*_unw_phase_clip.tif")) {
            return phases.iterator().next();
        }
    }

    /** {@code prep_hyp3} splits each line at its colon. */
    private static void parameters(Path file, List<String> faults) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            require(line.matches("[^:]+: \\S.*"), "has a line that is not key: value: " + line, faults);
        }
        for (String key : PARAMETERS) {
            require(lines.stream().anyMatch(line -> line.startsWith(key + ": ")), "does not tell " + key, faults);
        }
    }
}

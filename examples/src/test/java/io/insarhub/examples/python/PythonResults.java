package io.insarhub.examples.python;

import static io.insarhub.examples.python.PythonJsonFiles.require;

import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.export.hdf5.Cube;
import io.insarhub.export.hdf5.MintpyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** MintPy's configuration, its input and results, and what was exported from them. */
final class PythonResults {

    /** Attributes without which {@code view.py} and {@code save_gdal.py} give up. */
    private static final List<String> ATTRIBUTES = List.of(
            "FILE_TYPE",
            "LENGTH",
            "WIDTH",
            "X_FIRST",
            "Y_FIRST",
            "X_STEP",
            "Y_STEP",
            "X_UNIT",
            "Y_UNIT",
            "EPSG",
            "UTM_ZONE",
            "WAVELENGTH",
            "EARTH_RADIUS",
            "HEIGHT",
            "HEADING",
            "STARTING_RANGE",
            "ORBIT_DIRECTION",
            "ANTENNA_SIDE");

    /** FILE_TYPE and main dataset by the first part of the name. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "timeseries", List.of("timeseries", "timeseries"),
            "timeseriesResidual", List.of("timeseries", "timeseries"),
            "velocity", List.of("velocity", "velocity"),
            "temporalCoherence", List.of("temporalCoherence", "temporalCoherence"),
            "avgSpatialCoh", List.of("coherence", "coherence"),
            "numInvIfgram", List.of("mask", "mask"),
            "maskTempCoh", List.of("mask", "mask"),
            "maskConnComp", List.of("mask", "mask"),
            "demErr", List.of("dem", "dem"));

    private static final Set<String> BYTES = Set.of("maskTempCoh", "maskConnComp");

    private final Path folder;

    PythonResults(Path folder) {
        this.folder = folder;
    }

    void mintpyConfig(Path file, List<String> faults) throws IOException {
        List<String> lines = Files.readAllLines(file);
        require(lines.get(0).equals("## MintPy Config File Generated via InSARHub"), "begins otherwise", faults);
        for (String line : lines.subList(1, lines.size())) {
            require(line.matches("mintpy(\\.\\w+)+ += \\S.*"), "has a line that is no option: " + line, faults);
            require(
                    line.startsWith(" = ", 40) || line.indexOf(" = ") > 40,
                    "is not padded to 40 columns: " + line,
                    faults);
            String value = line.substring(line.indexOf('=') + 1).strip();
            if (line.startsWith("mintpy.load.") && value.contains("/")) {
                Path pattern = Path.of(value);
                try (DirectoryStream<Path> found = Files.newDirectoryStream(
                        Optional.ofNullable(pattern.getParent()).orElse(folder),
                        String.valueOf(pattern.getFileName()))) {
                    require(found.iterator().hasNext(), "nothing is there for " + value, faults);
                }
            }
        }
        for (String needed : List.of("unwFile", "corFile", "demFile")) {
            require(
                    lines.stream().anyMatch(line -> line.matches("mintpy\\.load\\." + needed + " += .*/clip/.*")),
                    "does not tell " + needed,
                    faults);
        }
    }

    void input(Path file, String kind, List<String> faults) {
        boolean stack = kind.equals("ifgramStack");
        try (MintpyFile h5 = MintpyFile.open(file)) {
            attributes(h5, stack ? "ifgramStack" : "geometry", faults);
            for (String dataset : stack
                    ? List.of("unwrapPhase", "coherence")
                    : List.of("height", "incidenceAngle", "azimuthAngle", "slantRangeDistance", "waterMask")) {
                require(h5.cubes().contains(dataset), "has no dataset " + dataset, faults);
                shape(h5, h5.cube(dataset), faults);
            }
        }
    }

    void result(Path file, String kind, List<String> faults) {
        List<String> expected = KINDS.get(kind);
        if (expected == null) {
            faults.add("is no result that MintPy knows");
            return;
        }
        try (MintpyFile h5 = MintpyFile.open(file)) {
            attributes(h5, expected.get(0), faults);
            require(h5.cubes().contains(expected.get(1)), "has no dataset " + expected.get(1), faults);
            Cube cube = h5.cube(expected.get(1));
            shape(h5, cube, faults);
            for (String reference : List.of("REF_Y", "REF_X", "REF_DATE")) {
                boolean needed =
                        expected.get(0).equals("timeseries") || expected.get(0).equals("velocity");
                require(!needed || h5.attributes().get(reference).isPresent(), "has no attribute " + reference, faults);
            }
            if (expected.get(0).equals("timeseries")) {
                List<String> dates = h5.dates();
                require(dates.size() == cube.bands(), "has not a date for each band", faults);
                require(dates.stream().sorted().toList().equals(dates), "its dates are not in order", faults);
                require(dates.stream().allMatch(date -> date.matches("\\d{8}")), "has dates of another form", faults);
            }
        }
    }

    private static void attributes(MintpyFile h5, String type, List<String> faults) {
        for (String name : ATTRIBUTES) {
            require(h5.attributes().get(name).isPresent(), "has no attribute " + name, faults);
        }
        String found = h5.attributes().get("FILE_TYPE").orElse("");
        require(found.equals(type), "its FILE_TYPE is " + found + ", not " + type, faults);
    }

    private static void shape(MintpyFile h5, Cube cube, List<String> faults) {
        require(
                String.valueOf(cube.rows()).equals(h5.attributes().get("LENGTH").orElse(""))
                        && String.valueOf(cube.columns())
                                .equals(h5.attributes().get("WIDTH").orElse("")),
                "a dataset is not of LENGTH × WIDTH",
                faults);
    }

    void geoTiff(Path file, String kind, List<String> faults) throws IOException {
        try (GeoTiffReader reader = GeoTiffReader.open(file)) {
            GeoTiffInfo info = reader.info();
            boolean mask = BYTES.contains(kind);
            require(info.nodata().orElse(Double.NaN) == (mask ? 255 : -9999), "has another value for no data", faults);
            require(info.epsg().isPresent() && info.geoTransform().isPresent(), "has no place", faults);
            for (String tag : List.of("source", "units", "dataset")) {
                require(info.tags().containsKey(tag), "has no tag " + tag, faults);
            }
            if (kind.startsWith("timeseries")) {
                require(
                        info.bandTags().stream()
                                .allMatch(tags -> tags.getOrDefault("date", "").matches("\\d{8}")),
                        "has a band without a date",
                        faults);
            }
        }
    }

    /** A Shapefile is of five files, a GeoPackage is a database. */
    void footprint(Path file, List<String> faults) throws IOException {
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.\\w+$", "");
        for (String part : List.of("shp", "shx", "dbf", "prj", "cpg", "gpkg")) {
            require(Files.exists(file.resolveSibling(stem + "." + part)), "has no " + part + " beside it", faults);
        }
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".gpkg")) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            require(text.startsWith("SQLite format 3"), "is no GeoPackage", faults);
            require(text.contains("raster_footprint"), "has no layer raster_footprint", faults);
        } else if (file.toString().endsWith(".shp")) {
            require(bytes.length >= 100 && bytes[2] == 0x27 && bytes[3] == 0x0A, "is no Shapefile", faults);
        }
    }

    void table(Path file, List<String> faults) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int columns = lines.get(0).split(",", -1).length;
        require(lines.size() > 1, "has no rows", faults);
        require(lines.stream().allMatch(line -> line.split(",", -1).length == columns), "has ragged rows", faults);
    }
}

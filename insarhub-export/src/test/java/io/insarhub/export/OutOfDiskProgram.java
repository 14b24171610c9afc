package io.insarhub.export;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes every kind of file, first to learn how, then with a limit on the size of files. */
final class OutOfDiskProgram {

    private OutOfDiskProgram() {}

    /** Takes a folder for its inputs and the folders to write to; prints what came of each file. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] folders) throws IOException, InterruptedException {
        Path inputs = Files.createDirectory(Path.of(folders[0]));
        Path h5 = H5.series(noise(120, 40, 60)).write(inputs.resolve("timeseries.h5"));
        Path tif = GeoTiffExport.of(h5).to(inputs.resolve("timeseries.tif"));
        for (Writing writing : files(h5, tif).values()) {
            writing.to(inputs);
        }
        limitFilesToOneKilobyte();
        for (String folder : List.of(folders).subList(1, folders.length)) {
            files(h5, tif)
                    .forEach((name, writing) -> System.out.println(name + ": " + attempt(writing, Path.of(folder))));
        }
    }

    /** Writes one file into a folder. */
    @FunctionalInterface
    private interface Writing {
        void to(Path folder);
    }

    private static Map<String, Writing> files(Path h5, Path tif) {
        ExportOptions cloud = ExportOptions.builder().cloudOptimized(true).build();
        Map<String, Writing> files = new LinkedHashMap<>();
        files.put("velocity.tif", folder -> GeoTiffExport.of(h5).to(folder.resolve("velocity.tif")));
        files.put("cloud.tif", folder -> GeoTiffExport.of(h5).with(cloud).to(folder.resolve("cloud.tif")));
        files.put("picture.png", folder -> QuickLook.of(tif).writePng(folder.resolve("picture.png")));
        files.put("overlay.kmz", folder -> QuickLook.of(tif).writeKmz(folder.resolve("overlay.kmz")));
        for (String ending : new String[] {".shp", ".gpkg", ".geojson"}) {
            files.put("footprint" + ending, folder -> Footprint.of(tif).to(folder.resolve("footprint" + ending)));
        }
        files.put("history.csv", folder -> PointHistory.atPixel(h5, 1, 1).writeCsv(folder.resolve("history.csv")));
        files.put("history.png", folder -> PointHistory.atPixel(h5, 1, 1).writePng(folder.resolve("history.png")));
        return files;
    }

    private static String attempt(Writing writing, Path folder) {
        try {
            writing.to(folder);
            return "written";
        } catch (BadFileException e) {
            return "refused";
        }
    }

    private static float[][][] noise(int bands, int rows, int columns) {
        float[][][] values = H5.ramp(bands, rows, columns);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                values[0][y][x] = x * y % 7 == 3 ? Float.NaN : (float) Math.sin(x * 71.0 + y * 37.0);
            }
        }
        return values;
    }

    private static void limitFilesToOneKilobyte() throws IOException, InterruptedException {
        String pid = String.valueOf(ProcessHandle.current().pid());
        int status = new ProcessBuilder("prlimit", "--pid", pid, "--fsize=1024")
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("prlimit returned " + status);
        }
    }
}

package io.insarhub.hyp3;

import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.PixelInterpretation;
import io.insarhub.core.geotiff.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Work folders with products: the golden ones, and small ones made to order. */
public final class StackOfProducts {

    public static final List<String> NAMES = List.of(
            "S1AA_20200101T000000_20200113T000000_VVP012_INT80_G_ueF_0001",
            "S1AA_20200101T000000_20200125T000000_VVP024_INT80_G_ueF_0002",
            "S1AA_20200113T000000_20200125T000000_VVP012_INT80_G_ueF_0003");

    private StackOfProducts() {}

    /** The golden products as zips in a folder. */
    public static void goldenZips(Path folder) throws Exception {
        for (Path product : golden()) {
            zip(product, folder.resolve(product.getFileName() + ".zip"));
        }
    }

    /** The folders of the golden products. */
    public static List<Path> golden() throws Exception {
        try (Stream<Path> products = Files.list(ProductParametersTest.golden("sbas/hyp3"))) {
            return products.sorted().toList();
        }
    }

    /** Zips a product's folder as HyP3 does: all below the product's name. */
    public static void zip(Path product, Path zip) throws IOException {
        Files.createDirectories(zip.getParent());
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out);
                Stream<Path> files = Files.list(product)) {
            for (Path file : files.sorted().toList()) {
                entries.putNextEntry(new ZipEntry(product.getFileName() + "/" + file.getFileName()));
                Files.copy(file, entries);
                entries.closeEntry();
            }
            entries.putNextEntry(new ZipEntry(product.getFileName() + "/" + product.getFileName() + ".README.md.txt"));
            entries.write(1);
            entries.closeEntry();
        }
    }

    /** A product's folder with these layers, all of one extent; returns it. */
    public static Path product(Path parent, String name, int epsg, double west, double north, String... layers) {
        try {
            Path folder = Files.createDirectories(parent.resolve(name));
            for (String layer : layers) {
                raster(folder.resolve(name + "_" + layer + ".tif"), epsg, west, north, 40, 30);
            }
            Files.writeString(folder.resolve(name + ".txt"), "Baseline: 1.5\nHeading: 193.0\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A raster of 80 m pixels that are points, each telling its place in the lattice. */
    public static void raster(Path file, int epsg, double west, double north, int width, int height) {
        GeoTiffSpec spec = GeoTiffSpec.builder(width, height)
                .geoTransform(new GeoTransform(west, north, 80, 80))
                .crs(Crs.ofEpsg(epsg))
                .pixelInterpretation(PixelInterpretation.POINT)
                .nodata(0)
                .build();
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec)) {
            writer.write(window -> {
                float[] pixels = new float[window.pixels()];
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = value(
                            west + 80 * (window.x() + i % window.width()),
                            north - 80 * (window.y() + i / window.width()));
                }
                return Samples.of(pixels);
            });
            writer.finish();
        }
    }

    /** What a pixel holds by its corner. */
    public static float value(double west, double north) {
        return (float) (west / 80 + north / 80 / 1000);
    }
}

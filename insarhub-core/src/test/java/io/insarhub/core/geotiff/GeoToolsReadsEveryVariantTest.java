package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** GeoTools reads every kind of file back as it was meant: pixels to the bit, nodata, place, system, texts. */
class GeoToolsReadsEveryVariantTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("io.insarhub.core.geotiff.Variant#pairwise")
    void everyPairOfChoices(Variant variant) throws Exception {
        isReadAsItWasMeant(variant);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource("io.insarhub.core.geotiff.Variant#all")
    void everyVariant(Variant variant) throws Exception {
        isReadAsItWasMeant(variant);
    }

    private void isReadAsItWasMeant(Variant variant) throws Exception {
        Path file = variant.write(folder);
        GeoTiffReader reader = new GeoTiffReader(file.toFile());
        try {
            check(variant, reader);
        } finally {
            reader.dispose();
        }
        Files.delete(file);
    }

    private static void check(Variant variant, GeoTiffReader reader) throws Exception {
        String what = variant.toString();
        GridCoverage2D coverage = reader.read(new GeneralParameterValue[0]);
        try {
            Raster raster = coverage.getRenderedImage().getData();
            assertThat(raster.getWidth()).as(what).isEqualTo(variant.width());
            assertThat(raster.getHeight()).as(what).isEqualTo(variant.height());
            assertThat(raster.getNumBands()).as(what).isEqualTo(variant.bands());
            for (int band = 1; band <= variant.bands(); band++) {
                assertThat(bytes(raster, band - 1, variant.type()))
                        .as(what)
                        .isEqualTo(variant.band(band).bytes());
            }
            checkSystem(variant, coverage.getCoordinateReferenceSystem2D());
        } finally {
            coverage.dispose(true);
        }
        checkPlace(variant, (AffineTransform) reader.getOriginalGridToWorld(PixelInCell.CELL_CORNER));
        assertThat(reader.getMetadata().hasNoData())
                .as(what)
                .isEqualTo(!variant.nodata().equals("none"));
        if (!variant.nodata().equals("none")) {
            double nodata = variant.nodata().equals("NaN") ? Double.NaN : variant.nodataNumber();
            assertThat(Double.valueOf(reader.getMetadata().getNoData()))
                    .as(what)
                    .isEqualTo(Double.valueOf(nodata));
        }
        assertThat(reader.getMetadata().getAsciiTIFFTag("42112"))
                .as(what)
                .contains("<Item name=\"units\">m/year</Item>")
                .contains("role=\"description\">Band &lt;" + variant.bands() + "&gt;");
    }

    private static void checkSystem(Variant variant, CoordinateReferenceSystem system) throws Exception {
        assertThat(CRS.lookupEpsgCode(system, false)).as(variant.toString()).isEqualTo(variant.epsg());
        assertThat(CRS.equalsIgnoreMetadata(system, CRS.decode("EPSG:" + variant.epsg(), true)))
                .as(variant.toString())
                .isTrue();
        assertThat(system.getName().getCode())
                .as(variant.toString())
                .isEqualTo(
                        switch (variant.epsg()) {
                            case 4326 -> "WGS 84";
                            case 32612 -> "WGS 84 / UTM zone 12N";
                            default -> "WGS 84 / UTM zone 33S";
                        });
    }

    private static void checkPlace(Variant variant, AffineTransform corner) {
        String what = variant.toString();
        GeoTransform place = variant.place();
        assertThat(corner.getTranslateX()).as(what).isCloseTo(place.west(), within(1e-13 * Math.abs(place.west())));
        assertThat(corner.getTranslateY()).as(what).isCloseTo(place.north(), within(1e-13 * Math.abs(place.north())));
        assertThat(corner.getScaleX()).as(what).isEqualTo(place.pixelWidth());
        assertThat(corner.getScaleY()).as(what).isEqualTo(-place.pixelHeight());
        assertThat(corner.getShearX()).as(what).isZero();
        assertThat(corner.getShearY()).as(what).isZero();
    }

    private static byte[] bytes(Raster raster, int band, SampleType type) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        ByteBuffer out = ByteBuffer.allocate(width * height * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                switch (type) {
                    case UINT8, INT8 -> out.put((byte) raster.getSample(x, y, band));
                    case INT16, UINT16 -> out.putShort((short) raster.getSample(x, y, band));
                    case INT32, UINT32 -> out.putInt(raster.getSample(x, y, band));
                    case FLOAT32 -> out.putInt(Float.floatToRawIntBits(raster.getSampleFloat(x, y, band)));
                    case FLOAT64 -> out.putLong(Double.doubleToRawLongBits(raster.getSampleDouble(x, y, band)));
                }
            }
        }
        return out.array();
    }
}

package io.insarhub.core.geotiff;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One kind of file out of all that the writer can write; every choice is an index into a list of values. */
record Variant(List<Integer> choices) {

    static final int TILE = 16;

    private static final List<int[]> SIZES =
            List.of(new int[] {37, 53}, new int[] {1, 1}, new int[] {16, 16}, new int[] {64, 48});
    private static final List<Integer> EPSG = List.of(4326, 32612, 32733);
    private static final List<String> NODATA = List.of("none", "number", "NaN");
    private static final int[] COUNTS = {SampleType.values().length, 2, 2, SIZES.size(), 3, EPSG.size(), 2, 2};

    /** Every variant there is; whole-number types have no NaN. */
    static Stream<Variant> all() {
        int total = Arrays.stream(COUNTS).reduce(1, (a, b) -> a * b);
        return IntStream.range(0, total).mapToObj(Variant::number).filter(Variant::isPossible);
    }

    static Stream<Variant> all(SampleType type) {
        return all().filter(v -> v.type() == type);
    }

    /** Enough variants that every two values of two choices meet in one of them. */
    static List<Variant> pairwise() {
        List<Variant> candidates = all().toList();
        Set<List<Integer>> open = new HashSet<>();
        candidates.forEach(v -> open.addAll(v.pairs()));
        List<Variant> chosen = new ArrayList<>();
        while (!open.isEmpty()) {
            Variant best = candidates.get(0);
            long most = -1;
            for (Variant v : candidates) {
                long covers = v.pairs().stream().filter(open::contains).count();
                if (covers > most) {
                    most = covers;
                    best = v;
                }
            }
            chosen.add(best);
            best.pairs().forEach(open::remove);
        }
        return chosen;
    }

    SampleType type() {
        return SampleType.values()[choices.get(0)];
    }

    boolean deflate() {
        return choices.get(1) == 1;
    }

    int bands() {
        return choices.get(2) == 1 ? 3 : 1;
    }

    int width() {
        return SIZES.get(choices.get(3))[0];
    }

    int height() {
        return SIZES.get(choices.get(3))[1];
    }

    String nodata() {
        return NODATA.get(choices.get(4));
    }

    int epsg() {
        return EPSG.get(choices.get(5));
    }

    PixelInterpretation interpretation() {
        return PixelInterpretation.values()[choices.get(6)];
    }

    boolean bigTiff() {
        return choices.get(7) == 1;
    }

    /** A number that this type can hold and that is not zero. */
    double nodataNumber() {
        return switch (type()) {
            case UINT8 -> 255;
            case INT8 -> -128;
            case UINT16 -> 65535;
            case UINT32 -> 4294967295.0;
            case INT32 -> Integer.MIN_VALUE;
            case INT16, FLOAT32 -> -9999;
            case FLOAT64 -> -1.7976931348623157e308;
        };
    }

    GeoTransform place() {
        return epsg() == 4326
                ? new GeoTransform(-112.3456789012345, 40.7654321098765, 1 / 3600.0, 1 / 1800.0)
                : new GeoTransform(399960.125, 4500040.5, 80, 40);
    }

    GeoTiffSpec spec() {
        GeoTiffSpec.Builder builder = GeoTiffSpec.builder(width(), height())
                .tileSize(TILE)
                .sampleType(type())
                .bands(IntStream.rangeClosed(1, bands())
                        .mapToObj(b -> Band.described("Band <" + b + "> γ")
                                .withTag("date", "2020010" + b)
                                .withTag("note", "a & b < \"c\" 'é'"))
                        .toList())
                .geoTransform(place())
                .crs(Crs.ofEpsg(epsg()))
                .pixelInterpretation(interpretation())
                .compression(deflate() ? Compression.deflate(6) : Compression.none())
                .tag("source", "velocity.h5 & co")
                .tag("units", "m/year");
        if (!nodata().equals("none")) {
            builder.nodata(nodata().equals("NaN") ? Double.NaN : nodataNumber());
        }
        return bigTiff() ? builder.bigTiff().build() : builder.build();
    }

    /** Pixels of a band, from 1. */
    Raw band(int band) {
        return Raw.random(type(), width(), height(), 31L * band + choices.hashCode());
    }

    /** Writes the variant's file. */
    Path write(Path folder) {
        Path file = folder.resolve(
                String.join("-", choices.stream().map(Object::toString).toList()) + ".tif");
        List<Raw> bands = IntStream.rangeClosed(1, bands()).mapToObj(this::band).toList();
        ProgressListener none = ProgressListener.none();
        try (GeoTiffWriter writer = new GeoTiffWriter(file, spec(), 1, none, Cancellation.never(), UnforcedFile::new)) {
            writer.write(w -> bands.get(w.band() - 1).window(w).samples());
            writer.finish();
        }
        return file;
    }

    @Override
    public String toString() {
        Function<Boolean, String> big = b -> b ? "BigTIFF" : "classic";
        return String.join(
                " ",
                type().toString(),
                deflate() ? "deflate" : "none",
                bands() + " bands",
                width() + "×" + height(),
                "nodata " + nodata(),
                "EPSG:" + epsg(),
                interpretation().toString(),
                big.apply(bigTiff()));
    }

    private static Variant number(int n) {
        List<Integer> choices = new ArrayList<>();
        int rest = n;
        for (int count : COUNTS) {
            choices.add(rest % count);
            rest /= count;
        }
        return new Variant(List.copyOf(choices));
    }

    private boolean isPossible() {
        return type().isFloatingPoint() || !nodata().equals("NaN");
    }

    private List<List<Integer>> pairs() {
        List<List<Integer>> pairs = new ArrayList<>();
        for (int a = 0; a < choices.size(); a++) {
            for (int b = a + 1; b < choices.size(); b++) {
                pairs.add(List.of(a, choices.get(a), b, choices.get(b)));
            }
        }
        return pairs;
    }
}

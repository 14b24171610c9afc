package io.insarhub.quality;

import io.insarhub.api.Season;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.StackFile;
import io.insarhub.core.JsonFiles;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import io.insarhub.core.geotiff.GeoTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The database of all pairs, from the folder's files to the file on disk, factors included, in a fresh JVM: 200 scenes are
 * 19,900 pairs, 500 are 124,750. The area has 250 × 171 decay pixels.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Measurement(iterations = 1)
@Fork(value = 3, jvmArgs = "-Xmx512m")
public class PairDatabaseBenchmark {

    private static final int WIDTH = 250;
    private static final int HEIGHT = 171;
    private static final double[] DAYS = {12, 24, 36, 48};
    private static final String AREA = "POLYGON((-113 37,-110.5 37,-110.5 38.71,-113 38.71,-113 37))";

    @Param({"200", "500"})
    private int scenes;

    private StackFolder stack;
    private double[][] levels;

    /** A folder with everything at hand. */
    @Setup(Level.Iteration)
    public void makeFolder() throws IOException {
        levels = levels(new SplittableRandom(42));
        stack = folder(Files.createTempDirectory("pair-database"), scenes, levels);
    }

    /** Makes the database. */
    @Benchmark
    public DatabaseHandle.Result build() {
        return PairQualityDatabase.open(
                        stack, QualityOptions.builder().offline(true).build())
                .rebuild(null)
                .join();
    }

    /** Fits one season's levels and writes its map. */
    @Benchmark
    public Path decayMapOfOneSeason() {
        GeoTransform place = new GeoTransform(-113, 38.71, 0.01, 0.01);
        return DecayMaps.write(
                stack.path(), Season.WINTER, "vv", QualityCache.aoiHash(AREA), WIDTH, HEIGHT, place, DAYS, levels);
    }

    static StackFolder folder(Path path, int scenes, double[][] levels) {
        SplittableRandom random = new SplittableRandom(1);
        GeoTransform place = new GeoTransform(-113, 38.71, 0.01, 0.01);
        for (Season season : Season.values()) {
            DecayMaps.write(path, season, "vv", QualityCache.aoiHash(AREA), WIDTH, HEIGHT, place, DAYS, levels);
        }
        List<String> names = new ArrayList<>();
        Map<String, Double> baselines = new LinkedHashMap<>();
        Map<String, Object> weather = new LinkedHashMap<>();
        for (int i = 0; i < scenes; i++) {
            LocalDate date = LocalDate.of(2016, 1, 4).plusDays(12L * i);
            String day = date.toString().replace("-", "");
            String name = String.format(
                    "S1A_IW_SLC__1SDV_%sT005900_%sT005927_%06d_%06X_ABCD", day, day, 10_000 + i, 70_000 + i);
            names.add(name);
            baselines.put(name, Math.round(random.nextDouble(-150, 150) * 1000) / 1000.0);
            weather.put(
                    "37.855:-111.750:" + date,
                    Map.of(
                            "temp_max",
                            random.nextInt(-100, 300) / 10.0,
                            "precip",
                            0.0,
                            "precip_3day",
                            random.nextInt(200) / 10.0,
                            "precip_7day",
                            random.nextInt(400) / 10.0));
        }
        JsonFiles.write(path.resolve("stack_p100_f466.json"), StackFile.of(List.of(), baselines, names));
        JsonFiles.write(
                path.resolve(".insarhub_quality_cache.json"),
                QualityCache.of(Map.of("_schema_version", 2L, "weather", weather)));
        JsonFiles.write(
                path.resolve("insarhub_config.json"),
                InsarhubConfig.of(
                        Map.of("downloader", Map.of("type", "S1_SLC", "config", Map.of("intersectsWith", AREA)))));
        return Workdir.open(path).stacks().get(0);
    }

    /** Levels in steps of 0.01, as the data set has them. */
    static double[][] levels(SplittableRandom random) {
        double[][] levels = new double[DAYS.length][WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            DecayModel truth =
                    new DecayModel(random.nextDouble(0.3), 0.3 + random.nextDouble(0.7), 8 + 40 * random.nextDouble());
            for (int level = 0; level < DAYS.length; level++) {
                levels[level][i] =
                        Math.max(1, Math.round(100 * truth.coherence(DAYS[level]) + random.nextInt(-2, 3))) / 100.0;
            }
        }
        return levels;
    }
}

package io.insarhub.export;

import io.insarhub.api.BadOptionException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a MintPy HDF5 file holds, and how it is written as GeoTIFF. Told by the file's name, which may have the prefix
 * {@code geo_}; where the name says nothing, by the root attribute {@code FILE_TYPE}.
 */
public enum ResultKind {
    /** Line-of-sight velocity, with its standard deviation and other datasets of the fit where they are present. */
    VELOCITY("velocity(ERA5)?", "velocity", Sample.FLOAT32, Bands.ONE, "velocity"),
    /** Displacement by date; {@code timeseries} with any suffix. */
    TIME_SERIES("timeseries.*", "timeseries", Sample.FLOAT32, Bands.BY_DATE, "timeseries"),
    /** How well the time series explains the interferograms, 0–1. */
    TEMPORAL_COHERENCE("temporalCoherence", "temporalCoherence", Sample.FLOAT32, Bands.ONE, "temporalCoherence"),
    /** Mean coherence of the interferograms, 0–1. */
    SPATIAL_COHERENCE("avgSpatialCoh", "coherence", Sample.FLOAT32, Bands.ONE, "coherence"),
    /** Error of the elevation model, in metres. */
    DEM_ERROR("demErr", "dem", Sample.FLOAT32, Bands.ONE, "dem dem_error"),
    /** How many interferograms were used. MintPy calls its type a mask, so only the name tells it. */
    INTERFEROGRAM_COUNT("numInvIfgram", "", Sample.FLOAT32, Bands.ONE, "mask"),
    /** Which pixels count: 1 and 0. */
    MASK("maskTempCoh|maskConnComp", "mask", Sample.BYTE, Bands.ONE, "mask"),
    /** Heights and angles; each dataset is exported on request. */
    GEOMETRY("geometryGeo", "geometry", Sample.FLOAT32, Bands.ONE, ""),
    /** The interferograms themselves; each dataset is exported on request. */
    INTERFEROGRAM_STACK("ifgramStack", "ifgramStack", Sample.FLOAT32, Bands.BY_PAIR, "");

    /** The type of a pixel, and the value of one without data. */
    enum Sample {
        /** 32-bit floating point. */
        FLOAT32(-9999),
        /** Unsigned 8-bit integer. */
        BYTE(255);

        private final double noData;

        Sample(double noData) {
            this.noData = noData;
        }

        /** The value that stands for no data. */
        double noData() {
            return noData;
        }
    }

    /** What the bands of a file are. */
    enum Bands {
        /** A single one. */
        ONE,
        /** One for each date. */
        BY_DATE,
        /** One for each pair of dates. */
        BY_PAIR
    }

    private static final Pattern EXTENSION = Pattern.compile("\\.h5$", Pattern.CASE_INSENSITIVE);

    private final Pattern name;
    private final String fileType;
    private final Sample sample;
    private final Bands bands;
    // separated by blanks: what an enum holds must be immutable
    private final String datasets;

    ResultKind(String name, String fileType, Sample sample, Bands bands, String datasets) {
        this.name = Pattern.compile("(geo_)?(" + name + ")");
        this.fileType = fileType;
        this.sample = sample;
        this.bands = bands;
        this.datasets = datasets;
    }

    /**
     * The kind of a file.
     *
     * @param fileName its name without folders, such as {@code geo_timeseries_ERA5_ramp_demErr.h5}
     * @param fileType its attribute {@code FILE_TYPE}; empty where it has none
     * @throws BadOptionException if neither tells a kind that can be exported
     */
    public static ResultKind of(String fileName, String fileType) {
        return ofName(fileName)
                .or(() -> ofFileType(fileType))
                .orElseThrow(() -> new BadOptionException(
                        "result",
                        "neither the name \"" + fileName + "\" nor FILE_TYPE \"" + fileType + "\" tells what is in the"
                                + " file; known types are " + knownFileTypes()));
    }

    /** The kind that a file's name tells, with or without {@code .h5}. */
    public static Optional<ResultKind> ofName(String fileName) {
        String stem = stem(fileName);
        return Arrays.stream(values())
                .filter(kind -> kind.name.matcher(stem).matches())
                .findFirst();
    }

    /** The kind that an attribute {@code FILE_TYPE} tells. */
    static Optional<ResultKind> ofFileType(String fileType) {
        return Arrays.stream(values())
                .filter(kind -> !kind.fileType.isEmpty() && kind.fileType.equals(fileType))
                .findFirst();
    }

    /**
     * Names of the dataset that is exported without being asked for, the usual one first, older ones after it; empty where
     * datasets are exported on request only.
     */
    List<String> datasets() {
        return datasets.isEmpty() ? List.of() : List.of(datasets.split(" "));
    }

    /** Type of the pixels, with their value for no data. */
    Sample sample() {
        return sample;
    }

    /** What the bands are. */
    Bands bands() {
        return bands;
    }

    /**
     * The name of the GeoTIFF that a dataset becomes: the file's own for the main dataset, {@code velocity.tif}; with the
     * dataset's name after it for the others, {@code velocity_velocityStd.tif}.
     *
     * @param fileName name of the HDF5 file, without folders
     * @param dataset name of the dataset
     */
    String outputName(String fileName, String dataset) {
        String stem = stem(fileName);
        return (datasets().contains(dataset) ? stem : stem + "_" + dataset) + ".tif";
    }

    private static String stem(String fileName) {
        return EXTENSION.matcher(fileName).replaceFirst("");
    }

    private static String knownFileTypes() {
        return String.join(
                ", ",
                Arrays.stream(values())
                        .map(kind -> kind.fileType)
                        .filter(type -> !type.isEmpty())
                        .toList());
    }
}

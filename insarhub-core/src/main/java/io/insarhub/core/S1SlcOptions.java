package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Options;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.core.search.Days;
import io.insarhub.core.search.SearchOption;
import io.insarhub.core.search.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Search options of the downloader {@code S1_SLC}: those of {@code downloader.config}, under the same names. Several
 * values of one option are alternatives; options must all be met; an option without a value does not restrict. By
 * default: Sentinel-1 scenes of level SLC, mode IW, polarization VV or VV+VH. Immutable.
 *
 * <p>A value is kept in the form it was given, one or a list, and so are keys that this type does not know. Null is not
 * absent: an absent option has its default, null takes the restriction away.
 *
 * @see SearchOption
 */
public final class S1SlcOptions implements Options {

    private final Map<String, Object> values;

    private S1SlcOptions(Map<String, Object> values) {
        this.values = values;
        for (SearchOption option : SearchOption.values()) {
            option.check(value(option));
        }
        checkOrder();
    }

    /** The defaults. */
    public static S1SlcOptions defaults() {
        return of(Map.of());
    }

    /** Starts from the defaults. */
    public static S1SlcOptionsBuilder builder() {
        return defaults().toBuilder();
    }

    /** Starts from these options. */
    public S1SlcOptionsBuilder toBuilder() {
        return new S1SlcOptionsBuilder(values);
    }

    /**
     * Reads options by their keys in a config file. What is absent has its default; null does not restrict; unknown keys
     * are kept.
     *
     * @throws BadOptionException naming the key, if a value is of the wrong type or out of range
     */
    public static S1SlcOptions of(Map<String, ?> map) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (SearchOption option : SearchOption.values()) {
            if (option != SearchOption.WORKDIR) {
                all.put(option.key(), option.defaultValue());
            }
        }
        map.forEach((key, value) -> all.put(key, plain(value)));
        return new S1SlcOptions(JsonObjects.copyOf(all));
    }

    /**
     * All options by their keys in a config file, in the order that the Python program writes them, null where there is
     * no value; then the unknown keys.
     */
    @Override
    public Map<String, Object> toMap() {
        return values;
    }

    /** SENTINEL-1 (by default) or SLC-BURST: what collections are searched. */
    public List<String> dataset() {
        return texts(SearchOption.DATASET);
    }

    /** Satellites, such as Sentinel-1A; S1 for all Sentinel-1; case does not count. */
    public List<String> platform() {
        return texts(SearchOption.PLATFORM);
    }

    /** Instruments; C-SAR by default. */
    public List<String> instrument() {
        return texts(SearchOption.INSTRUMENT);
    }

    /** Absolute burst numbers. */
    public List<Integer> absoluteBurstID() {
        return wholes(SearchOption.ABSOLUTE_BURST_ID);
    }

    /** Absolute orbit numbers. */
    public List<Integer> absoluteOrbit() {
        return wholes(SearchOption.ABSOLUTE_ORBIT);
    }

    /** ASF's frame numbers. */
    public List<Integer> asfFrame() {
        return wholes(SearchOption.ASF_FRAME);
    }

    /** Beam modes; IW by default. */
    public List<String> beamMode() {
        return texts(SearchOption.BEAM_MODE);
    }

    /** Beam mode types, such as IW1. */
    public List<String> beamSwath() {
        return texts(SearchOption.BEAM_SWATH);
    }

    /** Names of missions or campaigns. */
    public List<String> campaign() {
        return texts(SearchOption.CAMPAIGN);
    }

    /** Largest Doppler centroid. */
    public OptionalDouble maxDoppler() {
        return number(SearchOption.MAX_DOPPLER);
    }

    /** Smallest Doppler centroid. */
    public OptionalDouble minDoppler() {
        return number(SearchOption.MIN_DOPPLER);
    }

    /** Largest Faraday rotation, degrees. */
    public OptionalDouble maxFaradayRotation() {
        return number(SearchOption.MAX_FARADAY_ROTATION);
    }

    /** Smallest Faraday rotation, degrees. */
    public OptionalDouble minFaradayRotation() {
        return number(SearchOption.MIN_FARADAY_ROTATION);
    }

    /** ASCENDING or DESCENDING (A, D, ASC and DESC count too). */
    public List<String> flightDirection() {
        return texts(SearchOption.FLIGHT_DIRECTION);
    }

    /** Flight lines, of airborne radars. */
    public List<String> flightLine() {
        return texts(SearchOption.FLIGHT_LINE);
    }

    /** Frame numbers: ASF's for Sentinel-1, ALOS and NISAR, else ESA's. */
    public List<Integer> frame() {
        return wholes(SearchOption.FRAME);
    }

    /** F for full frames, P for partial ones (NISAR). */
    public List<String> frameCoverage() {
        return texts(SearchOption.FRAME_COVERAGE);
    }

    /** Bursts, such as 033_068687_IW2. */
    public List<String> fullBurstID() {
        return texts(SearchOption.FULL_BURST_ID);
    }

    /** Groups: the scenes of one datatake. */
    public List<String> groupID() {
        return texts(SearchOption.GROUP_ID);
    }

    /** Whether both bands were on (NISAR). */
    public Optional<Boolean> jointObservation() {
        return texts(SearchOption.JOINT_OBSERVATION).stream().findFirst().map(Boolean::parseBoolean);
    }

    /** R or L: the side that the antenna looks to. */
    public List<String> lookDirection() {
        return texts(SearchOption.LOOK_DIRECTION);
    }

    /** Off-nadir angles, degrees (ALOS). */
    public List<Double> offNadirAngle() {
        return Values.numbers(SearchOption.OFF_NADIR_ANGLE.key(), value(SearchOption.OFF_NADIR_ANGLE));
    }

    /** Bursts as OPERA names them, such as T033-068687-IW2. */
    public List<String> operaBurstID() {
        return texts(SearchOption.OPERA_BURST_ID);
    }

    /** Polarizations; VV and VV+VH by default. */
    public List<String> polarization() {
        return texts(SearchOption.POLARIZATION);
    }

    /** Polarizations of the main band (NISAR). */
    public List<String> mainBandPolarization() {
        return texts(SearchOption.MAIN_BAND_POLARIZATION);
    }

    /** Polarizations of the side band (NISAR). */
    public List<String> sideBandPolarization() {
        return texts(SearchOption.SIDE_BAND_POLARIZATION);
    }

    /** Processing levels; SLC by default. */
    public List<String> processingLevel() {
        return texts(SearchOption.PROCESSING_LEVEL);
    }

    /** Production pipelines (NISAR). */
    public List<String> productionConfiguration() {
        return texts(SearchOption.PRODUCTION_CONFIGURATION);
    }

    /** Range bandwidths (NISAR). */
    public List<String> rangeBandwidth() {
        return texts(SearchOption.RANGE_BANDWIDTH);
    }

    /** Relative burst numbers. */
    public List<Integer> relativeBurstID() {
        return wholes(SearchOption.RELATIVE_BURST_ID);
    }

    /** Relative orbits: paths, tracks. */
    public List<Integer> relativeOrbit() {
        return wholes(SearchOption.RELATIVE_ORBIT);
    }

    /** The area of interest as it was given: a box [west, south, east, north], WKT, GeoJSON text, or a path. */
    public Optional<Object> intersectsWith() {
        return Optional.ofNullable(value(SearchOption.INTERSECTS_WITH));
    }

    /** When a product was last changed in the catalogue, at the earliest. */
    public Optional<Instant> processingDate() {
        return first(SearchOption.PROCESSING_DATE);
    }

    /** The first moment of the acquisition, UTC. */
    public Optional<Instant> start() {
        return first(SearchOption.START);
    }

    /** The last moment of the acquisition, UTC; of the day, where the option is a date. */
    public Optional<Instant> end() {
        return texts(SearchOption.END).stream().findFirst().map(text -> Days.last(SearchOption.END.key(), text));
    }

    /** First and last day of the year, 1 to 366, of a season that may go over the end of the year; empty if there is none. */
    public List<Integer> season() {
        return wholes(SearchOption.SEASON);
    }

    /** Scene whose path, frame and footprint become the search. */
    public Optional<String> stackFromId() {
        return texts(SearchOption.STACK_FROM_ID).stream().findFirst();
    }

    /** How many scenes are wanted at most, the last acquired first. */
    public OptionalInt maxResults() {
        return wholes(SearchOption.MAX_RESULTS).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** Names of scenes; * and ? stand for any letters and for one. A single text may be several names with commas between, or the path of a text, CSV or XLSX file of names. */
    public List<String> granuleNames() {
        return texts(SearchOption.GRANULE_NAMES);
    }

    /** Folder of the study as the Python program knows it; without effect here, and not written to config files. */
    public Optional<String> workdir() {
        return texts(SearchOption.WORKDIR).stream().findFirst();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof S1SlcOptions other && other.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The options that restrict. */
    @Override
    public String toString() {
        Map<String, Object> given = new LinkedHashMap<>(values);
        given.values().removeIf(value -> value == null);
        return "S1SlcOptions" + given;
    }

    @Nullable Object value(SearchOption option) {
        return values.get(option.key());
    }

    private List<String> texts(SearchOption option) {
        return Values.texts(option.key(), value(option));
    }

    private List<Integer> wholes(SearchOption option) {
        return Values.wholes(option.key(), value(option));
    }

    private OptionalDouble number(SearchOption option) {
        return Values.numbers(option.key(), value(option)).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private Optional<Instant> first(SearchOption option) {
        return texts(option).stream().findFirst().map(text -> Days.first(option.key(), text));
    }

    private void checkOrder() {
        if (start().isPresent() && end().isPresent() && end().get().isBefore(start().get())) {
            throw new BadOptionException(
                    "end", "is " + value(SearchOption.END) + ", before the start " + value(SearchOption.START));
        }
        checkOrder(SearchOption.MIN_DOPPLER, SearchOption.MAX_DOPPLER);
        checkOrder(SearchOption.MIN_FARADAY_ROTATION, SearchOption.MAX_FARADAY_ROTATION);
    }

    private void checkOrder(SearchOption min, SearchOption max) {
        if (number(min).isPresent()
                && number(max).isPresent()
                && number(min).getAsDouble() > number(max).getAsDouble()) {
            throw new BadOptionException(
                    max.key(), "is " + value(max) + ", less than " + min.key() + ", " + value(min));
        }
    }

    /** As a config file gives it back, so that options are the same after a round trip. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof Collection<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(plain(element)));
            return copy;
        }
        boolean json = value instanceof Number || value instanceof Boolean || value instanceof Map<?, ?>;
        return value == null || json ? value : value.toString();
    }
}

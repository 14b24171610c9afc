package io.insarhub.core;

import io.insarhub.core.search.SearchOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects search options, starting from the defaults; not for use by several threads. One value stays one value, several
 * are a list, and none takes the restriction away.
 *
 * <p>Other builders stand within their options. This one has a method for each of ASF's search options, more than forty, and stands
 * beside them, so that either can be read at once.
 */
public final class S1SlcOptionsBuilder {

    private final Map<String, @Nullable Object> values;

    S1SlcOptionsBuilder(Map<String, ?> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** SENTINEL-1 (by default) or SLC-BURST: what collections are searched. */
    public S1SlcOptionsBuilder dataset(String... values) {
        return set(SearchOption.DATASET, oneOrMore(values));
    }

    /** Satellites, such as Sentinel-1A; S1 for all Sentinel-1; case does not count. */
    public S1SlcOptionsBuilder platform(String... values) {
        return set(SearchOption.PLATFORM, oneOrMore(values));
    }

    /** Instruments; C-SAR by default. */
    public S1SlcOptionsBuilder instrument(String... values) {
        return set(SearchOption.INSTRUMENT, oneOrMore(values));
    }

    /** Absolute burst numbers. */
    public S1SlcOptionsBuilder absoluteBurstID(Integer... values) {
        return set(SearchOption.ABSOLUTE_BURST_ID, oneOrMore(values));
    }

    /** Absolute orbit numbers. */
    public S1SlcOptionsBuilder absoluteOrbit(Integer... values) {
        return set(SearchOption.ABSOLUTE_ORBIT, oneOrMore(values));
    }

    /** ASF's frame numbers. */
    public S1SlcOptionsBuilder asfFrame(Integer... values) {
        return set(SearchOption.ASF_FRAME, oneOrMore(values));
    }

    /** Beam modes; IW by default. */
    public S1SlcOptionsBuilder beamMode(String... values) {
        return set(SearchOption.BEAM_MODE, oneOrMore(values));
    }

    /** Beam mode types, such as IW1. */
    public S1SlcOptionsBuilder beamSwath(String... values) {
        return set(SearchOption.BEAM_SWATH, oneOrMore(values));
    }

    /** Names of missions or campaigns. */
    public S1SlcOptionsBuilder campaign(String... values) {
        return set(SearchOption.CAMPAIGN, oneOrMore(values));
    }

    /** Largest Doppler centroid. */
    public S1SlcOptionsBuilder maxDoppler(double value) {
        return set(SearchOption.MAX_DOPPLER, value);
    }

    /** Smallest Doppler centroid. */
    public S1SlcOptionsBuilder minDoppler(double value) {
        return set(SearchOption.MIN_DOPPLER, value);
    }

    /** Largest Faraday rotation, degrees. */
    public S1SlcOptionsBuilder maxFaradayRotation(double value) {
        return set(SearchOption.MAX_FARADAY_ROTATION, value);
    }

    /** Smallest Faraday rotation, degrees. */
    public S1SlcOptionsBuilder minFaradayRotation(double value) {
        return set(SearchOption.MIN_FARADAY_ROTATION, value);
    }

    /** ASCENDING or DESCENDING (A, D, ASC and DESC count too). */
    public S1SlcOptionsBuilder flightDirection(String... values) {
        return set(SearchOption.FLIGHT_DIRECTION, oneOrMore(values));
    }

    /** Flight lines, of airborne radars. */
    public S1SlcOptionsBuilder flightLine(String... values) {
        return set(SearchOption.FLIGHT_LINE, oneOrMore(values));
    }

    /** Frame numbers: ASF's for Sentinel-1, ALOS and NISAR, else ESA's. */
    public S1SlcOptionsBuilder frame(Integer... values) {
        return set(SearchOption.FRAME, oneOrMore(values));
    }

    /** F for full frames, P for partial ones (NISAR). */
    public S1SlcOptionsBuilder frameCoverage(String... values) {
        return set(SearchOption.FRAME_COVERAGE, oneOrMore(values));
    }

    /** Bursts, such as 033_068687_IW2. */
    public S1SlcOptionsBuilder fullBurstID(String... values) {
        return set(SearchOption.FULL_BURST_ID, oneOrMore(values));
    }

    /** Groups: the scenes of one datatake. */
    public S1SlcOptionsBuilder groupID(String... values) {
        return set(SearchOption.GROUP_ID, oneOrMore(values));
    }

    /** Whether both bands were on (NISAR). */
    public S1SlcOptionsBuilder jointObservation(boolean value) {
        return set(SearchOption.JOINT_OBSERVATION, value);
    }

    /** R or L: the side that the antenna looks to. */
    public S1SlcOptionsBuilder lookDirection(String... values) {
        return set(SearchOption.LOOK_DIRECTION, oneOrMore(values));
    }

    /** Off-nadir angles, degrees (ALOS). */
    public S1SlcOptionsBuilder offNadirAngle(Double... values) {
        return set(SearchOption.OFF_NADIR_ANGLE, oneOrMore(values));
    }

    /** Bursts as OPERA names them, such as T033-068687-IW2. */
    public S1SlcOptionsBuilder operaBurstID(String... values) {
        return set(SearchOption.OPERA_BURST_ID, oneOrMore(values));
    }

    /** Polarizations; VV and VV+VH by default. */
    public S1SlcOptionsBuilder polarization(String... values) {
        return set(SearchOption.POLARIZATION, oneOrMore(values));
    }

    /** Polarizations of the main band (NISAR). */
    public S1SlcOptionsBuilder mainBandPolarization(String... values) {
        return set(SearchOption.MAIN_BAND_POLARIZATION, oneOrMore(values));
    }

    /** Polarizations of the side band (NISAR). */
    public S1SlcOptionsBuilder sideBandPolarization(String... values) {
        return set(SearchOption.SIDE_BAND_POLARIZATION, oneOrMore(values));
    }

    /** Processing levels; SLC by default. */
    public S1SlcOptionsBuilder processingLevel(String... values) {
        return set(SearchOption.PROCESSING_LEVEL, oneOrMore(values));
    }

    /** Production pipelines (NISAR). */
    public S1SlcOptionsBuilder productionConfiguration(String... values) {
        return set(SearchOption.PRODUCTION_CONFIGURATION, oneOrMore(values));
    }

    /** Range bandwidths (NISAR). */
    public S1SlcOptionsBuilder rangeBandwidth(String... values) {
        return set(SearchOption.RANGE_BANDWIDTH, oneOrMore(values));
    }

    /** Relative burst numbers. */
    public S1SlcOptionsBuilder relativeBurstID(Integer... values) {
        return set(SearchOption.RELATIVE_BURST_ID, oneOrMore(values));
    }

    /** Relative orbits: paths, tracks. */
    public S1SlcOptionsBuilder relativeOrbit(Integer... values) {
        return set(SearchOption.RELATIVE_ORBIT, oneOrMore(values));
    }

    /** The area of interest: WKT, GeoJSON text, or the path of a GeoJSON, Shapefile or GeoPackage file. */
    public S1SlcOptionsBuilder intersectsWith(String area) {
        return set(SearchOption.INTERSECTS_WITH, area);
    }

    /** The area of interest as a box, degrees; west may be the greater, across ±180°. */
    public S1SlcOptionsBuilder intersectsWith(double west, double south, double east, double north) {
        return set(SearchOption.INTERSECTS_WITH, List.of(west, south, east, north));
    }

    /** When a product was last changed in the catalogue, at the earliest. */
    public S1SlcOptionsBuilder processingDate(Instant value) {
        return set(SearchOption.PROCESSING_DATE, value.toString());
    }

    /** The first day, UTC. */
    public S1SlcOptionsBuilder start(LocalDate day) {
        return set(SearchOption.START, day.toString());
    }

    /** The first moment. */
    public S1SlcOptionsBuilder start(Instant time) {
        return set(SearchOption.START, time.toString());
    }

    /** The last day, UTC; all of it. */
    public S1SlcOptionsBuilder end(LocalDate day) {
        return set(SearchOption.END, day.toString());
    }

    /** The last moment. */
    public S1SlcOptionsBuilder end(Instant time) {
        return set(SearchOption.END, time.toString());
    }

    /** First and last day of the year, 1 to 366, of a season; the first may be the greater. */
    public S1SlcOptionsBuilder season(int firstDay, int lastDay) {
        return set(SearchOption.SEASON, List.of((long) firstDay, (long) lastDay));
    }

    /** Scene whose path, frame and footprint become the search. */
    public S1SlcOptionsBuilder stackFromId(String value) {
        return set(SearchOption.STACK_FROM_ID, value);
    }

    /** How many scenes are wanted at most, the last acquired first. */
    public S1SlcOptionsBuilder maxResults(int value) {
        return set(SearchOption.MAX_RESULTS, (long) value);
    }

    /** Names of scenes; * and ? stand for any letters and for one. A single text may be several names with commas between, or the path of a text, CSV or XLSX file of names. */
    public S1SlcOptionsBuilder granuleNames(String... values) {
        return set(SearchOption.GRANULE_NAMES, oneOrMore(values));
    }

    /** Folder of the study as the Python program knows it; without effect here, and not written to config files. */
    public S1SlcOptionsBuilder workdir(String value) {
        return set(SearchOption.WORKDIR, value);
    }

    /**
     * An option by its key in the config file, for values that come from elsewhere, and for keys that this library does
     * not know.
     *
     * @param value one value or a list; null takes the restriction away
     */
    public S1SlcOptionsBuilder set(String key, @Nullable Object value) {
        values.put(key, value);
        return this;
    }

    /**
     * The options.
     *
     * @throws io.insarhub.api.BadOptionException naming the option that cannot be used
     */
    public S1SlcOptions build() {
        return S1SlcOptions.of(values);
    }

    private S1SlcOptionsBuilder set(SearchOption option, @Nullable Object value) {
        return set(option.key(), value);
    }

    private static @Nullable Object oneOrMore(Object[] given) {
        return given.length == 0 ? null : given.length == 1 ? given[0] : Arrays.asList(given);
    }
}

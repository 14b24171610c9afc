package io.insarhub.core.search;

import io.insarhub.api.BadOptionException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The search options, in the order of the config file: name, kind of value, default, and how CMR is told. Those that need
 * more than one field or more than one option for it have no sending of their own; see {@link QueryPlan}.
 */
public enum SearchOption {
    NAME("name", OptionKind.TEXT, "S1_SLC_Config"),
    DATASET("dataset", OptionKind.TEXTS, "SENTINEL-1"),
    PLATFORM("platform", OptionKind.TEXTS),
    INSTRUMENT("instrument", OptionKind.TEXTS, "C-SAR", Sending.together("instrument[]")),
    ABSOLUTE_BURST_ID("absoluteBurstID", OptionKind.WHOLES, Sending.attribute("int,BURST_ID_ABSOLUTE")),
    ABSOLUTE_ORBIT("absoluteOrbit", OptionKind.WHOLES, Sending.oneByOne("orbit_number")),
    ASF_FRAME("asfFrame", OptionKind.WHOLES, Sending.attribute("int,FRAME_NUMBER")),
    BEAM_MODE("beamMode", OptionKind.TEXTS, "IW", Sending.attribute("string,BEAM_MODE")),
    BEAM_SWATH("beamSwath", OptionKind.TEXTS, Sending.attribute("string,BEAM_MODE_TYPE")),
    CAMPAIGN("campaign", OptionKind.TEXTS, Sending.attribute("string,MISSION_NAME")),
    MAX_DOPPLER("maxDoppler", OptionKind.NUMBER),
    MIN_DOPPLER("minDoppler", OptionKind.NUMBER),
    MAX_FARADAY_ROTATION("maxFaradayRotation", OptionKind.NUMBER),
    MIN_FARADAY_ROTATION("minFaradayRotation", OptionKind.NUMBER),
    FLIGHT_DIRECTION(
            "flightDirection",
            OptionKind.FLIGHT_DIRECTION,
            Sending.attribute("string,ASCENDING_DESCENDING", OptionKind::flightDirection)),
    FLIGHT_LINE("flightLine", OptionKind.TEXTS, Sending.attribute("string,FLIGHT_LINE")),
    FRAME("frame", OptionKind.WHOLES),
    FRAME_COVERAGE("frameCoverage", OptionKind.COVERAGE, Sending.attribute("string,FULL_FRAME", OptionKind::coverage)),
    FULL_BURST_ID("fullBurstID", OptionKind.TEXTS, Sending.attribute("string,BURST_ID_FULL")),
    GROUP_ID("groupID", OptionKind.TEXTS, Sending.attribute("string,GROUP_ID")),
    JOINT_OBSERVATION(
            "jointObservation", OptionKind.TRUTH, Sending.attribute("string,JOINT_OBSERVATION", OptionKind::truth)),
    LOOK_DIRECTION(
            "lookDirection",
            OptionKind.LOOK_DIRECTION,
            Sending.attribute("string,LOOK_DIRECTION", OptionKind::lookDirection)),
    OFF_NADIR_ANGLE("offNadirAngle", OptionKind.NUMBERS, Sending.attribute("float,OFF_NADIR_ANGLE")),
    OPERA_BURST_ID("operaBurstID", OptionKind.TEXTS, Sending.attribute("string,OPERA_BURST_ID")),
    POLARIZATION(
            "polarization",
            OptionKind.TEXTS,
            List.of("VV", "VV+VH"),
            Sending.attribute("string,POLARIZATION", text -> text.toUpperCase(Locale.ROOT))),
    MAIN_BAND_POLARIZATION(
            "mainBandPolarization", OptionKind.TEXTS, Sending.attribute("string,FREQUENCY_A_POLARIZATION_CONCAT")),
    SIDE_BAND_POLARIZATION(
            "sideBandPolarization", OptionKind.TEXTS, Sending.attribute("string,FREQUENCY_B_POLARIZATION_CONCAT")),
    PROCESSING_LEVEL("processingLevel", OptionKind.TEXTS, "SLC"),
    PRODUCTION_CONFIGURATION(
            "productionConfiguration", OptionKind.TEXTS, Sending.attribute("string,PRODUCTION_PIPELINE")),
    RANGE_BANDWIDTH("rangeBandwidth", OptionKind.TEXTS, Sending.attribute("string,RANGE_BANDWIDTH_CONCAT")),
    RELATIVE_BURST_ID("relativeBurstID", OptionKind.WHOLES, Sending.attribute("int,BURST_ID_RELATIVE")),
    RELATIVE_ORBIT("relativeOrbit", OptionKind.WHOLES, Sending.attribute("int,PATH_NUMBER")),
    INTERSECTS_WITH("intersectsWith", OptionKind.AREA),
    PROCESSING_DATE("processingDate", OptionKind.TIME),
    START("start", OptionKind.TIME),
    END("end", OptionKind.TIME),
    SEASON("season", OptionKind.SEASON),
    STACK_FROM_ID("stack_from_id", OptionKind.TEXT),
    MAX_RESULTS("maxResults", OptionKind.COUNT),
    GRANULE_NAMES("granule_names", OptionKind.TEXTS),
    WORKDIR("workdir", OptionKind.TEXT);

    /** Options that narrow a search enough to be run. */
    static final List<SearchOption> LIMITS = List.of(
            INTERSECTS_WITH,
            RELATIVE_ORBIT,
            ABSOLUTE_ORBIT,
            FRAME,
            ASF_FRAME,
            GRANULE_NAMES,
            START,
            END,
            PROCESSING_DATE,
            STACK_FROM_ID,
            GROUP_ID,
            FULL_BURST_ID,
            ABSOLUTE_BURST_ID,
            RELATIVE_BURST_ID,
            OPERA_BURST_ID);

    private static final Map<String, SearchOption> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toMap(SearchOption::key, Function.identity()));

    private final String key;
    private final OptionKind kind;

    @SuppressWarnings("ImmutableEnumChecker") // a text or a list that cannot be changed
    private final @Nullable Object defaultValue;

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and a function without state
    private final @Nullable Sending sending;

    SearchOption(String key, OptionKind kind) {
        this(key, kind, null, null);
    }

    SearchOption(String key, OptionKind kind, Object defaultValue) {
        this(key, kind, defaultValue, null);
    }

    SearchOption(String key, OptionKind kind, Sending sending) {
        this(key, kind, null, sending);
    }

    SearchOption(String key, OptionKind kind, @Nullable Object defaultValue, @Nullable Sending sending) {
        this.key = key;
        this.kind = kind;
        this.defaultValue = defaultValue;
        this.sending = sending;
    }

    /** The name in the config file. */
    public String key() {
        return key;
    }

    /** The option of this name. */
    public static Optional<SearchOption> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** What is meant where the option is not given; null for no restriction. */
    public @Nullable Object defaultValue() {
        return defaultValue;
    }

    /**
     * Checks a value.
     *
     * @throws BadOptionException naming the option
     */
    public void check(@Nullable Object value) {
        kind.check(key, value);
    }

    /** How CMR is told, where one option makes one kind of field. */
    Optional<Sending> sending() {
        return Optional.ofNullable(sending);
    }
}

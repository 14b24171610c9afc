package io.insarhub.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.insarhub.api.BadOptionException;
import io.insarhub.core.S1SlcOptions;
import io.insarhub.core.SceneSearch;
import io.insarhub.core.http.FakeClock;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each option makes the catalogue be asked, as it arrives there. */
class SearchFormTest {

    /** Without defaults, so that each form shows one option. */
    private static final List<String> DEFAULTED =
            List.of("dataset", "instrument", "beamMode", "polarization", "processingLevel");

    private FakeCmr cmr;

    @BeforeEach
    void start() throws IOException {
        cmr = FakeCmr.of(List.of(), 250);
    }

    @AfterEach
    void stop() throws IOException {
        cmr.close();
    }

    static Stream<Arguments> options() {
        return Stream.of(
                arguments("dataset", "SLC-BURST", one("short_name[]=SENTINEL-1_BURSTS")),
                arguments(
                        "dataset",
                        "SENTINEL-1",
                        one(
                                "short_name[]=SENTINEL-1A_SLC",
                                "short_name[]=SENTINEL-1B_SLC",
                                "short_name[]=SENTINEL-1C_SLC",
                                "short_name[]=SENTINEL-1D_SLC")),
                arguments("processingLevel", "SLC", one("attribute[]=string,PROCESSING_TYPE,SLC")),
                arguments(
                        "platform",
                        "Sentinel-1A",
                        one("platform[]=Sentinel-1A", "options[platform][ignore_case]=true")),
                arguments(
                        "platform",
                        List.of("SA", "SB"),
                        one("platform[]=SENTINEL-1A", "platform[]=SENTINEL-1B", "options[platform][ignore_case]=true")),
                arguments("instrument", "C-SAR", one("instrument[]=C-SAR")),
                arguments("absoluteBurstID", 68687, one("attribute[]=int,BURST_ID_ABSOLUTE,68687")),
                arguments("relativeBurstID", 68687, one("attribute[]=int,BURST_ID_RELATIVE,68687")),
                arguments("fullBurstID", "033_068687_IW2", one("attribute[]=string,BURST_ID_FULL,033_068687_IW2")),
                arguments("operaBurstID", "T033-068687-IW2", one("attribute[]=string,OPERA_BURST_ID,T033-068687-IW2")),
                arguments("absoluteOrbit", 30000, one("orbit_number=30000")),
                arguments("absoluteOrbit", List.of(30000, 30175), each("orbit_number=30000", "orbit_number=30175")),
                arguments("relativeOrbit", 100, one("attribute[]=int,PATH_NUMBER,100")),
                arguments("relativeOrbit", List.of(100), one("attribute[]=int,PATH_NUMBER,100")),
                arguments(
                        "relativeOrbit",
                        List.of(100, 27),
                        each("attribute[]=int,PATH_NUMBER,100", "attribute[]=int,PATH_NUMBER,27")),
                arguments("asfFrame", 466, one("attribute[]=int,FRAME_NUMBER,466")),
                arguments("frame", 2489, one("attribute[]=int,CENTER_ESA_FRAME,2489")),
                arguments("beamMode", "IW", one("attribute[]=string,BEAM_MODE,IW")),
                arguments("beamSwath", "IW1", one("attribute[]=string,BEAM_MODE_TYPE,IW1")),
                arguments("campaign", "Big Island, HI", one("attribute[]=string,MISSION_NAME,Big Island\\, HI")),
                arguments("groupID", "S1A_IWDV_0130", one("attribute[]=string,GROUP_ID,S1A_IWDV_0130")),
                arguments("minDoppler", -1500.5, one("attribute[]=float,DOPPLER,-1500.5,")),
                arguments("maxDoppler", 1500, one("attribute[]=float,DOPPLER,,1500")),
                arguments("minFaradayRotation", 0.00001, one("attribute[]=float,FARADAY_ROTATION,0.000010,")),
                arguments("maxFaradayRotation", 3, one("attribute[]=float,FARADAY_ROTATION,,3")),
                arguments("offNadirAngle", 21.5, one("attribute[]=float,OFF_NADIR_ANGLE,21.5")),
                arguments("flightDirection", "ASCENDING", one("attribute[]=string,ASCENDING_DESCENDING,ASCENDING")),
                arguments("flightDirection", "d", one("attribute[]=string,ASCENDING_DESCENDING,DESCENDING")),
                arguments("flightLine", "05901", one("attribute[]=string,FLIGHT_LINE,05901")),
                arguments("lookDirection", "right", one("attribute[]=string,LOOK_DIRECTION,R")),
                arguments(
                        "polarization",
                        List.of("VV", "VV+VH"),
                        each("attribute[]=string,POLARIZATION,VV", "attribute[]=string,POLARIZATION,VV+VH")),
                arguments(
                        "mainBandPolarization",
                        "HH+HV",
                        one("attribute[]=string,FREQUENCY_A_POLARIZATION_CONCAT,HH+HV")),
                arguments("sideBandPolarization", "VV", one("attribute[]=string,FREQUENCY_B_POLARIZATION_CONCAT,VV")),
                arguments("frameCoverage", "F", one("attribute[]=string,FULL_FRAME,TRUE")),
                arguments("frameCoverage", "P", one("attribute[]=string,FULL_FRAME,FALSE")),
                arguments("jointObservation", true, one("attribute[]=string,JOINT_OBSERVATION,TRUE")),
                arguments("rangeBandwidth", "20+5", one("attribute[]=string,RANGE_BANDWIDTH_CONCAT,20+5")),
                arguments("productionConfiguration", "PR", one("attribute[]=string,PRODUCTION_PIPELINE,PR")),
                arguments(
                        "start", "2020-01-01", one("temporal[]=2020-01-01T00:00:00Z,", "options[temporal][and]=true")),
                arguments(
                        "end",
                        "2020-12-31T12:00:00Z",
                        one("temporal[]=,2020-12-31T12:00:00Z", "options[temporal][and]=true")),
                arguments(
                        "end",
                        "2020-12-31",
                        one("temporal[]=,2020-12-31T23:59:59.999Z", "options[temporal][and]=true")),
                arguments(
                        "season",
                        List.of(330, 60),
                        one(
                                "temporal[]=1978-01-01T00:00:00Z,2026-03-01T12:00:00Z,330,60",
                                "options[temporal][and]=true")),
                arguments("processingDate", "2024-05-01", one("updated_since=2024-05-01T00:00:00Z")),
                arguments("intersectsWith", List.of(-113.0, 37.5, -112.5, 38), one("bounding_box=-113,37.5,-112.5,38")),
                arguments("intersectsWith", "POINT (-112.5 37)", one("point=-112.5,37")),
                arguments("intersectsWith", "LINESTRING (-112 37, -111.5 38)", one("line=-112,37,-111.5,38")),
                arguments("intersectsWith", "POLYGON ((0 0, 0 2, 3 1, 0 0))", one("polygon=0,0,3,1,0,2,0,0")),
                arguments(
                        "intersectsWith",
                        List.of(179, -17, -179, -16),
                        each("bounding_box=179,-17,180,-16", "bounding_box=-180,-17,-179,-16")),
                arguments(
                        "granule_names",
                        List.of("S1A_A.zip", "S1A_B.SAFE", "S1A_A"),
                        one("readable_granule_name[]=S1A_A", "readable_granule_name[]=S1A_B")),
                arguments(
                        "granule_names",
                        "S1A_IW_SLC*2020????T*",
                        one(
                                "readable_granule_name[]=S1A_IW_SLC*2020????T*",
                                "options[readable_granule_name][pattern]=true")),
                arguments("workdir", "/study", one()),
                arguments("name", "mine", one()),
                arguments("maxResults", 3, one()));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("options")
    void an_option_arrives_as_its_fields(String option, Object value, List<List<String>> expected) {
        search(with(option, value));

        assertThat(conditions()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(conditions().get(i)).containsExactlyElementsOf(expected.get(i));
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("dataset", "NISAR", "cannot search \"NISAR\", only SENTINEL-1, SLC-BURST"),
                arguments("processingLevel", "GRD_HD", "cannot search \"GRD_HD\", only SLC and BURST"),
                arguments("insarStackId", 12, "is no search option of S1_SLC"),
                arguments("flightDirection", "NORTH", "cannot be the text \"NORTH\""),
                arguments("lookDirection", "up", "cannot be the text \"up\""),
                arguments("frameCoverage", "some", "cannot be the text \"some\""),
                arguments("jointObservation", "maybe", "cannot be the text \"maybe\""),
                arguments("season", List.of(0, 20), "must be a list of the first and the last day of the year"),
                arguments("intersectsWith", List.of(1, 2, 3), "must be a box"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("refusals")
    void what_cannot_be_sent_is_refused_by_name(String option, Object value, String problem) {
        assertThatThrownBy(() -> search(with(option, value)))
                .isInstanceOf(BadOptionException.class)
                .hasMessageStartingWith(option + ": ")
                .hasMessageContaining(problem);
        assertThat(cmr.forms()).isEmpty();
    }

    @Test
    void every_query_asks_asf_alone_in_pages_of_250_in_a_fixed_order() {
        search(S1SlcOptions.builder().relativeOrbit(100).build());

        assertThat(cmr.forms())
                .allSatisfy(form -> assertThat(form)
                        .startsWith("provider=ASF", "page_size=250", "sort_key[]=-end_date", "sort_key[]=granule_ur"));
        assertThat(cmr.server().exchanges()).allSatisfy(exchange -> {
            assertThat(exchange.method()).isEqualTo("POST");
            assertThat(exchange.path()).isEqualTo("/search/granules.umm_json");
            assertThat(exchange.header("content-type")).startsWith("application/x-www-form-urlencoded");
        });
    }

    @Test
    void the_defaults_are_two_queries_one_for_each_polarization() {
        search(S1SlcOptions.builder().relativeOrbit(100).frame(466).build());

        List<String> common = List.of(
                "short_name[]=SENTINEL-1A_SLC",
                "short_name[]=SENTINEL-1B_SLC",
                "short_name[]=SENTINEL-1C_SLC",
                "short_name[]=SENTINEL-1D_SLC",
                "attribute[]=string,PROCESSING_TYPE,SLC",
                "instrument[]=C-SAR",
                "attribute[]=string,BEAM_MODE,IW",
                "attribute[]=int,PATH_NUMBER,100",
                "attribute[]=int,FRAME_NUMBER,466");
        assertThat(conditions()).hasSize(2);
        assertThat(conditions().get(0)).containsAll(common).contains("attribute[]=string,POLARIZATION,VV");
        assertThat(conditions().get(1)).containsAll(common).contains("attribute[]=string,POLARIZATION,VV+VH");
    }

    @Test
    void both_ends_of_a_range_are_one_attribute() {
        search(with("minDoppler", -1).toBuilder().maxDoppler(2.5).build());

        assertThat(conditions()).containsExactly(List.of("attribute[]=float,DOPPLER,-1,2.5"));
    }

    @Test
    void several_values_of_several_options_are_all_their_combinations() {
        search(with("relativeOrbit", List.of(1, 2)).toBuilder()
                .asfFrame(10, 11, 12)
                .intersectsWith("MULTIPOLYGON (((0 0, 2 0, 1 2, 0 0)), ((10 0, 12 0, 11 2, 10 0)))")
                .build());

        assertThat(conditions()).hasSize(12).doesNotHaveDuplicates();
        assertThat(conditions())
                .allSatisfy(form -> assertThat(form)
                        .filteredOn(field -> field.startsWith("polygon="))
                        .hasSize(1));
    }

    @Test
    void a_season_keeps_the_dates_around_it() {
        search(with("season", List.of(152, 243)).toBuilder()
                .set("start", "2018-01-01")
                .set("end", "2020-12-31T00:00:00Z")
                .build());

        assertThat(conditions())
                .containsExactly(List.of(
                        "temporal[]=2018-01-01T00:00:00Z,2020-12-31T00:00:00Z,152,243", "options[temporal][and]=true"));
    }

    @Test
    void frame_is_asfs_own_for_satellites_that_have_such() {
        search(with("frame", 466).toBuilder().platform("ALOS").build());

        assertThat(conditions().get(0)).contains("attribute[]=int,FRAME_NUMBER,466");
    }

    @Test
    void a_long_list_of_names_is_cut_and_patterns_go_apart() {
        List<String> names = IntStream.range(0, 300).mapToObj(i -> "S1A_" + i).toList();
        S1SlcOptions options = S1SlcOptions.builder()
                .granuleNames(Stream.concat(names.stream(), Stream.of("S1B_*")).toArray(String[]::new))
                .build();

        search(options);

        assertThat(cmr.forms())
                .hasSize(4)
                .allSatisfy(form -> assertThat(String.join("&", form)).hasSizeLessThan(20_000));
        assertThat(cmr.forms().stream()
                        .flatMap(List::stream)
                        .filter(field -> field.startsWith("readable_granule_name[]="))
                        .map(field -> field.substring("readable_granule_name[]=".length())))
                .containsExactlyElementsOf(
                        Stream.concat(names.stream(), Stream.of("S1B_*")).toList());
        assertThat(cmr.forms().get(3)).contains("options[readable_granule_name][pattern]=true");
        assertThat(cmr.forms().subList(0, 3))
                .noneSatisfy(form -> assertThat(form).contains("options[readable_granule_name][pattern]=true"));
    }

    @Test
    void the_defaults_of_mode_and_polarization_do_not_hide_a_scene_asked_for_by_name() {
        search(S1SlcOptions.builder().granuleNames("S1A_EW_SLC__1SDH_X").build());

        assertThat(cmr.forms()).hasSize(1);
        assertThat(cmr.forms().get(0))
                .noneMatch(field -> field.contains("POLARIZATION") || field.contains("BEAM_MODE"));
    }

    @Test
    void an_absurd_number_of_combinations_is_refused() {
        Integer[] many = IntStream.range(0, 200).boxed().toArray(Integer[]::new);

        assertThatThrownBy(() -> search(
                        S1SlcOptions.builder().relativeOrbit(many).frame(many).build()))
                .hasMessageStartingWith("search: the values of its options make more than 10000 combinations");
    }

    private void search(S1SlcOptions options) {
        SceneSearch.with(options)
                .endpoint(cmr.url())
                .clock(new FakeClock())
                .allowUnlimited()
                .run();
    }

    /** One option and nothing else. */
    private static S1SlcOptions with(String option, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        DEFAULTED.forEach(key -> map.put(key, null));
        map.put(option, value);
        return S1SlcOptions.of(map);
    }

    /** The forms without what all have. */
    private List<List<String>> conditions() {
        return cmr.forms().stream().map(form -> form.stream().skip(4).toList()).toList();
    }

    private static List<List<String>> one(String... fields) {
        return List.of(List.of(fields));
    }

    private static List<List<String>> each(String... fields) {
        return Arrays.stream(fields).map(List::of).toList();
    }
}

package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the score of a pair came from: an open set of factors. The known ones have accessors; all are in {@link #toMap()}.
 * {@code 1} and {@code 2} in names stand for the reference's and the secondary's date.
 */
public final class PairFactors implements FolderFile {

    private final Fields fields;

    private PairFactors(Map<String, ?> json) {
        fields = Fields.of(json);
    }

    /** Factors from their JSON object. A value of the wrong kind shows when it is asked for. */
    @JsonCreator
    public static PairFactors of(Map<String, ?> json) {
        return new PairFactors(JsonObjects.copyOf(json));
    }

    /** Expected coherence of the pair, 0–1. */
    public OptionalDouble coherence() {
        return fields.firstNumber("coherence", "coherence_expected");
    }

    /** Where the coherence is from, such as {@code s3} or {@code climatology}. */
    public Optional<String> coherenceSource() {
        return fields.string("coherence_source");
    }

    /** Coherence by the climatology table, 0–1. */
    public OptionalDouble coherenceClimatology() {
        return fields.number("coherence_climatology");
    }

    /** Larger of the long-term floor and the expected coherence, 0–1. */
    public OptionalDouble coherenceAbsolute() {
        return fields.number("coherence_abs");
    }

    /** Long-term coherence floor, 0–1. */
    public OptionalDouble coherenceFloor() {
        return fields.number("rho_inf");
    }

    /** Vegetation index NDVI, −1–1. */
    public OptionalDouble ndvi() {
        return fields.number("ndvi");
    }

    /** Snow on either date, 0–1. */
    public OptionalDouble snow() {
        return fields.number("snow");
    }

    /** Rain on either date, as a share of what spoils a pair, 0–1. */
    public OptionalDouble rain() {
        return fields.number("rain");
    }

    /** Fire around either date, 0–1. */
    public OptionalDouble fire() {
        return fields.number("fire");
    }

    /** Snow-covered fraction on the reference's date, 0–1. */
    public OptionalDouble snowCover1() {
        return fields.number("snow_cover_d1");
    }

    /** Snow-covered fraction on the secondary's date, 0–1. */
    public OptionalDouble snowCover2() {
        return fields.number("snow_cover_d2");
    }

    /** Precipitation of three days, mm, up to the reference's date. */
    public OptionalDouble precipitation3DayMm1() {
        return fields.firstNumber("precip_3day_d1", "precip_3d_d1");
    }

    /** Precipitation of three days, mm, up to the secondary's date. */
    public OptionalDouble precipitation3DayMm2() {
        return fields.firstNumber("precip_3day_d2", "precip_3d_d2");
    }

    /** Maximum temperature, °C, on the reference's date. */
    public OptionalDouble temperatureMaxCelsius1() {
        return fields.number("temp_max_d1");
    }

    /** Maximum temperature, °C, on the secondary's date. */
    public OptionalDouble temperatureMaxCelsius2() {
        return fields.number("temp_max_d2");
    }

    /** Days between the two dates. */
    public OptionalInt temporalBaselineDays() {
        return fields.integer("dt_days");
    }

    /** Size of the perpendicular baseline, metres. */
    public OptionalDouble perpendicularBaselineMeters() {
        return fields.number("bperp_diff");
    }

    /** What each hindrance took from the score, by name, on 0–1; empty where the scorer did not tell. */
    public Map<String, Double> penalties() {
        return fields.numbers("penalties").orElse(Map.of());
    }

    /** What each feature took from the score in a score by land cover, by name; empty where the scorer did not tell. */
    public Map<String, Double> contributions() {
        return fields.numbers("contributions").orElse(Map.of());
    }

    /** The land-cover branch that decided, such as {@code B_veg}, or {@code killed}. */
    public Optional<String> branch() {
        return fields.string("branch");
    }

    /** What alone made the score 0, such as {@code wet_snow}; empty if nothing did. */
    public List<String> hardKills() {
        Optional<String> one = fields.string("hard_kill");
        return one.isPresent()
                ? List.of(one.get())
                : fields.strings("hard_kills").orElse(List.of());
    }

    /** What the scorer warned of, such as {@code ndvi_transition}. */
    public List<String> warnings() {
        return fields.strings("warnings").orElse(List.of());
    }

    @Override
    public Map<String, Object> toMap() {
        return fields.json();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PairFactors other && other.toMap().equals(toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    @Override
    public String toString() {
        return "PairFactors" + toMap();
    }
}

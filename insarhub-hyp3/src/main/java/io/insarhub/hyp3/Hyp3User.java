package io.insarhub.hyp3;

import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * An account as HyP3 knows it.
 *
 * @param name the user name
 * @param applicationStatus {@code APPROVED} for one that may order
 * @param unlimited true if its credits never run out
 * @param credits credits left; NaN where they are unlimited
 * @param json all that the service told
 */
public record Hyp3User(
        String name, String applicationStatus, boolean unlimited, double credits, Map<String, Object> json) {

    /** Copies the map. */
    public Hyp3User {
        json = JsonObjects.copyOf(json);
    }

    /** Reads the answer of {@code GET /user}; {@code remaining_credits} that is null is no limit. */
    static Hyp3User of(Map<String, ?> json) {
        Fields fields = Fields.of(json);
        OptionalDouble credits = fields.number("remaining_credits");
        return new Hyp3User(
                fields.string("user_id").orElse(""),
                fields.string("application_status").orElse(""),
                credits.isEmpty(),
                credits.orElse(Double.NaN),
                fields.json());
    }

    /** Credits left; empty where they are unlimited. */
    public OptionalDouble remainingCredits() {
        return unlimited ? OptionalDouble.empty() : OptionalDouble.of(credits);
    }

    /** Without what the user told the service about themselves. */
    @Override
    public String toString() {
        return "Hyp3User[" + name + ", " + applicationStatus + ", " + (unlimited ? "unlimited" : credits + " credits")
                + "]";
    }
}

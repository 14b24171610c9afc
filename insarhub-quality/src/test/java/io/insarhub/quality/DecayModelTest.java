package io.insarhub.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.BadOptionException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecayModelTest {

    private static final double[] LEVEL_DAYS = {12, 24, 36, 48};

    @ParameterizedTest
    @CsvFileSource(resources = "/golden/decay_fits.csv", delimiter = ';', numLinesToSkip = 1)
    void fitsLikeTheGoldenCases(String days, String levels, double gammaInfinity, double gamma0, double tau) {
        DecayModel model = DecayModel.fit(numbers(days), numbers(levels)).orElseThrow();

        if (gammaInfinity == 0 && gamma0 == 1 && tau == 30) {
            // what the Python program gives for levels that do not fall; ours is the constant model
            double mean = Arrays.stream(numbers(levels)).average().orElseThrow();
            assertThat(model.gammaInfinity()).isCloseTo(mean, within(1e-15));
            assertThat(model.gamma0()).isEqualTo(model.gammaInfinity());
            assertThat(model.tauDays()).isEqualTo(30);
        } else {
            assertThat(model.gammaInfinity()).isCloseTo(gammaInfinity, within(1e-6));
            assertThat(model.gamma0()).isCloseTo(gamma0, within(1e-6));
            assertThat(model.tauDays()).isCloseTo(tau, within(1e-6));
        }
    }

    @Test
    void aRockKeepsItsCoherence() {
        DecayModel rock =
                DecayModel.fit(LEVEL_DAYS, new double[] {0.9, 0.9, 0.9, 0.9}).orElseThrow();

        assertThat(rock.coherence(48)).isCloseTo(0.9, within(1e-15));
        assertThat(rock.coherence(1000)).isCloseTo(0.9, within(1e-15));
    }

    @Test
    void leavesInvalidLevelsOut() {
        DecayModel three = DecayModel.fit(new double[] {12, 24, 48}, new double[] {0.5, 0.3, 0.2})
                .orElseThrow();

        assertThat(DecayModel.fit(LEVEL_DAYS, new double[] {0.5, 0.3, Double.NaN, 0.2}))
                .contains(three);
        assertThat(DecayModel.fit(LEVEL_DAYS, new double[] {0.5, 0.3, 0.0, 0.2}))
                .contains(three);
        assertThat(DecayModel.fit(LEVEL_DAYS, new double[] {0.5, 0.3, 2.55, 0.2}))
                .contains(three);
    }

    @Test
    void hasNoModelForFewerThanThreeValidLevels() {
        assertThat(DecayModel.fit(LEVEL_DAYS, new double[] {0.5, 0.3, 0, Double.NaN}))
                .isEmpty();
        assertThat(DecayModel.fit(new double[0], new double[0])).isEmpty();
    }

    @Test
    void startsAtGamma0AndEndsAtGammaInfinity() {
        DecayModel model = new DecayModel(0.2, 0.8, 20);

        assertThat(model.coherence(0)).isEqualTo(0.8);
        assertThat(model.coherence(20)).isCloseTo(0.2 + 0.6 / Math.E, within(1e-15));
        assertThat(model.coherence(Double.POSITIVE_INFINITY)).isEqualTo(0.2);
    }

    @Property
    void findsTheModelThatMadeTheLevels(
            @ForAll @DoubleRange(min = 0.3, max = 0.9) double gamma0,
            @ForAll @DoubleRange(min = 8, max = 60) double tauDays) {
        DecayModel truth = new DecayModel(0, gamma0, tauDays);
        double[] levels = Arrays.stream(LEVEL_DAYS).map(truth::coherence).toArray();

        DecayModel fitted = DecayModel.fit(LEVEL_DAYS, levels).orElseThrow();

        assertThat(fitted.gamma0()).isCloseTo(gamma0, within(1e-6));
        assertThat(fitted.tauDays()).isCloseTo(tauDays, within(1e-6));
    }

    @Property
    void neverRisesAndNeverLeavesTheRange(
            @ForAll @DoubleRange(min = 0.01, max = 1) double a,
            @ForAll @DoubleRange(min = 0.01, max = 1) double b,
            @ForAll @DoubleRange(min = 0.01, max = 1) double c,
            @ForAll @DoubleRange(min = 0.01, max = 1) double d) {
        DecayModel model = DecayModel.fit(LEVEL_DAYS, new double[] {a, b, c, d}).orElseThrow();

        double before = 1;
        for (int days = 0; days < 400; days += 6) {
            double now = model.coherence(days);
            assertThat(now).isBetween(0.0, before);
            before = now;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN})
    void refusesImpossibleDays(double days) {
        DecayModel model = new DecayModel(0.2, 0.8, 20);

        assertThatThrownBy(() -> model.coherence(days))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("temporalBaselineDays");
        assertThatThrownBy(() -> DecayModel.fit(new double[] {12, 24, days}, new double[] {0.5, 0.4, 0.3}))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("number 2");
    }

    @Test
    void refusesImpossibleParameters() {
        assertThatThrownBy(() -> new DecayModel(1.1, 0.8, 20)).hasMessageContaining("gammaInfinity");
        assertThatThrownBy(() -> new DecayModel(0.2, Double.NaN, 20)).hasMessageContaining("gamma0");
        assertThatThrownBy(() -> new DecayModel(0.2, 0.8, 0)).hasMessageContaining("tauDays");
        assertThatThrownBy(() -> DecayModel.fit(LEVEL_DAYS, new double[3]))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("3 levels for 4 spans");
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}

package io.insarhub.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.export.ResultKind.Bands;
import io.insarhub.export.ResultKind.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultKindTest {

    @ParameterizedTest
    @CsvSource({
        // file, dataset, output, sample, no data, bands
        "velocity.h5,                          velocity,          velocity.tif,                          FLOAT32, -9999, ONE",
        "velocity.h5,                          velocityStd,       velocity_velocityStd.tif,              FLOAT32, -9999, ONE",
        "velocity.h5,                          residue,           velocity_residue.tif,                  FLOAT32, -9999, ONE",
        "velocity.h5,                          intercept,         velocity_intercept.tif,                FLOAT32, -9999, ONE",
        "velocityERA5.h5,                      velocity,          velocityERA5.tif,                      FLOAT32, -9999, ONE",
        "timeseries.h5,                        timeseries,        timeseries.tif,                        FLOAT32, -9999, BY_DATE",
        "timeseries_ERA5_ramp_demErr.h5,       timeseries,        timeseries_ERA5_ramp_demErr.tif,       FLOAT32, -9999, BY_DATE",
        "timeseriesResidual.h5,                timeseries,        timeseriesResidual.tif,                FLOAT32, -9999, BY_DATE",
        "temporalCoherence.h5,                 temporalCoherence, temporalCoherence.tif,                 FLOAT32, -9999, ONE",
        "avgSpatialCoh.h5,                     coherence,         avgSpatialCoh.tif,                     FLOAT32, -9999, ONE",
        "demErr.h5,                            dem,               demErr.tif,                            FLOAT32, -9999, ONE",
        "demErr.h5,                            dem_error,         demErr.tif,                            FLOAT32, -9999, ONE",
        "numInvIfgram.h5,                      mask,              numInvIfgram.tif,                      FLOAT32, -9999, ONE",
        "maskTempCoh.h5,                       mask,              maskTempCoh.tif,                       BYTE,    255,   ONE",
        "maskConnComp.h5,                      mask,              maskConnComp.tif,                      BYTE,    255,   ONE",
        "geometryGeo.h5,                       height,            geometryGeo_height.tif,                FLOAT32, -9999, ONE",
        "ifgramStack.h5,                       unwrapPhase,       ifgramStack_unwrapPhase.tif,           FLOAT32, -9999, BY_PAIR"
    })
    void followsTheTableByName(String file, String dataset, String output, Sample sample, double noData, Bands bands) {
        for (String prefix : new String[] {"", "geo_"}) {
            ResultKind kind = ResultKind.of(prefix + file, "");

            assertThat(kind.outputName(prefix + file, dataset)).isEqualTo(prefix + output);
            assertThat(kind.sample()).isEqualTo(sample);
            assertThat(kind.sample().noData()).isEqualTo(noData);
            assertThat(kind.bands()).isEqualTo(bands);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "velocity,          VELOCITY",
        "timeseries,        TIME_SERIES",
        "temporalCoherence, TEMPORAL_COHERENCE",
        "coherence,         SPATIAL_COHERENCE",
        "dem,               DEM_ERROR",
        "mask,              MASK",
        "geometry,          GEOMETRY",
        "ifgramStack,       INTERFEROGRAM_STACK"
    })
    void asksTheAttributeWhereTheNameSaysNothing(String fileType, ResultKind kind) {
        assertThat(ResultKind.of("my_result.h5", fileType)).isEqualTo(kind);
    }

    @Test
    void believesTheNameFirst() {
        assertThat(ResultKind.of("numInvIfgram.h5", "mask")).isEqualTo(ResultKind.INTERFEROGRAM_COUNT);
        assertThat(ResultKind.of("velocity_ramp.h5", "velocity")).isEqualTo(ResultKind.VELOCITY);
    }

    @Test
    void namesTheMainDatasetWhereThereIsOne() {
        assertThat(ResultKind.DEM_ERROR.datasets()).containsExactly("dem", "dem_error");
        assertThat(ResultKind.TIME_SERIES.datasets()).containsExactly("timeseries");
        assertThat(ResultKind.GEOMETRY.datasets()).isEmpty();
        assertThat(ResultKind.INTERFEROGRAM_STACK.datasets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my_velocity.h5", "velocity.tif", "geo_geo_velocity.h5", "notes.txt"})
    void saysWhichTypesItKnowsWhenNothingFits(String fileName) {
        assertThat(ResultKind.ofName(fileName)).isEmpty();
        assertThatThrownBy(() -> ResultKind.of(fileName, ""))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("\"" + fileName + "\"")
                .hasMessageContaining(
                        "velocity, timeseries, temporalCoherence, coherence, dem, mask, geometry, ifgramStack");
    }
}

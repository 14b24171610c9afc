package io.insarhub.hyp3;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The name of a HyP3 interferogram, and what it tells. The three forms are those of HyP3's product guides: a pair of
 * whole scenes ({@link SceneProduct}), one pair of bursts ({@link BurstProduct}), several pairs of bursts merged
 * ({@link MultiBurstProduct}).
 */
public sealed interface ProductName
        permits ProductName.SceneProduct, ProductName.BurstProduct, ProductName.MultiBurstProduct {

    /**
     * Reads a product's name.
     *
     * @param name the name without {@code .zip} and without the name of a layer
     * @throws io.insarhub.api.BadOptionException if it is none of the three forms, or has a date that does not exist
     */
    static ProductName parse(String name) {
        return ProductNameParser.parse(name);
    }

    /** The name itself, the folder and zip of the product being called so. */
    String name();

    /** Date of the reference scene, UTC. */
    LocalDate referenceDate();

    /** Date of the secondary scene, UTC. */
    LocalDate secondaryDate();

    /** Two letters: {@code VV} or {@code HH} for what this library orders, {@code VH} or {@code HV} besides. */
    String polarization();

    /** Size of a pixel: 80 m for 20x4 looks, 40 m for 10x2, 20 m for 5x1. */
    int pixelSpacingMeters();

    /** Four hexadecimal digits that tell products of the same pair apart. */
    String id();

    /** Days from the reference date to the secondary date; negative where the secondary is the earlier. */
    default long temporalBaselineDays() {
        return ChronoUnit.DAYS.between(referenceDate(), secondaryDate());
    }

    /** Which orbit data the geometry came from: the worse of the two scenes' counts. */
    enum Orbits {
        /** Precise, to 5 cm; there after three weeks. */
        PRECISE,
        /** Restituted, to 10 cm; there after hours. */
        RESTITUTED,
        /** Predicted, as it stands in the scene itself. */
        PREDICTED
    }

    /**
     * A product of {@code INSAR_GAMMA}, such as {@code S1AA_20200104T032559_20200209T032559_VVP036_INT80_G_ueF_467C}.
     *
     * @param name the name itself
     * @param referenceMission mission of the reference scene, {@code S1A} to {@code S1D}
     * @param secondaryMission mission of the secondary scene
     * @param referenceStart start of the reference scene, UTC, to the second
     * @param secondaryStart start of the secondary scene, UTC, to the second
     * @param polarization two letters
     * @param orbits orbit data used
     * @param pixelSpacingMeters size of a pixel
     * @param waterMasked true where water was masked out before unwrapping
     * @param coverage {@code e} for the entire scene, {@code c} clipped, or {@code f}
     * @param swath {@code F} for all swaths, or the number of one
     * @param id four hexadecimal digits
     */
    record SceneProduct(
            String name,
            String referenceMission,
            String secondaryMission,
            Instant referenceStart,
            Instant secondaryStart,
            String polarization,
            Orbits orbits,
            int pixelSpacingMeters,
            boolean waterMasked,
            char coverage,
            char swath,
            String id)
            implements ProductName {

        @Override
        public LocalDate referenceDate() {
            return LocalDate.ofInstant(referenceStart, ZoneOffset.UTC);
        }

        @Override
        public LocalDate secondaryDate() {
            return LocalDate.ofInstant(secondaryStart, ZoneOffset.UTC);
        }
    }

    /**
     * A product of {@code INSAR_ISCE_BURST}, such as {@code S1_136231_IW2_20200604_20200616_VV_INT80_8C54}.
     *
     * @param name the name itself
     * @param burst number of the burst, counted along the orbit's cycle
     * @param swath {@code IW1} to {@code IW3} or {@code EW1} to {@code EW5}
     * @param referenceDate date of the reference burst, UTC
     * @param secondaryDate date of the secondary burst, UTC
     * @param polarization two letters
     * @param pixelSpacingMeters size of a pixel
     * @param id four hexadecimal digits
     */
    record BurstProduct(
            String name,
            int burst,
            String swath,
            LocalDate referenceDate,
            LocalDate secondaryDate,
            String polarization,
            int pixelSpacingMeters,
            String id)
            implements ProductName {}

    /**
     * A product of {@code INSAR_ISCE_MULTI_BURST}, such as
     * {@code S1_064_000000s1n00-136231s2n02-000000s3n00_IW_20200604_20200616_VV_INT80_77F1}.
     *
     * @param name the name itself
     * @param relativeOrbit relative orbit, 1–175; 0 where the service did not know it
     * @param firstSwath bursts of IW1
     * @param secondSwath bursts of IW2
     * @param thirdSwath bursts of IW3
     * @param referenceDate date of the reference bursts, UTC
     * @param secondaryDate date of the secondary bursts, UTC
     * @param polarization two letters
     * @param pixelSpacingMeters size of a pixel
     * @param id four hexadecimal digits
     */
    record MultiBurstProduct(
            String name,
            int relativeOrbit,
            Bursts firstSwath,
            Bursts secondSwath,
            Bursts thirdSwath,
            LocalDate referenceDate,
            LocalDate secondaryDate,
            String polarization,
            int pixelSpacingMeters,
            String id)
            implements ProductName {

        /** Bursts in all swaths together. */
        public int burstCount() {
            return firstSwath.count + secondSwath.count + thirdSwath.count;
        }
    }

    /**
     * The bursts of one swath in a merged product.
     *
     * @param first number of the first burst; 0 where the swath has none
     * @param count how many bursts follow each other from there
     */
    record Bursts(int first, int count) {}
}

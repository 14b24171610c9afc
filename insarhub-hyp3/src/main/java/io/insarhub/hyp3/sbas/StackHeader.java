package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stack is, without its rasters; only the interferograms that are kept.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param network dates and interferograms
 * @param bperpMeters perpendicular baseline of each interferogram; empty where unknown
 * @param attributes the file's attributes, found whatever the case of a letter
 * @param layers the cubes that are there
 */
public record StackHeader(
        int rows,
        int columns,
        Network network,
        List<Double> bperpMeters,
        Map<String, String> attributes,
        List<Layer> layers) {

    /** Copies all. */
    public StackHeader {
        bperpMeters = List.copyOf(bperpMeters);
        layers = List.copyOf(layers);
        TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(attributes);
        attributes = Collections.unmodifiableMap(copy);
    }

    boolean has(Layer layer) {
        return layers.contains(layer);
    }

    int pixels() {
        return Math.multiplyExact(rows, columns);
    }

    /** Radar wavelength in metres. */
    double wavelengthMeters() {
        double wavelength = number("WAVELENGTH", Double.NaN);
        if (!(wavelength > 0)) {
            throw new BadFileException(
                    null, "attribute WAVELENGTH", "is missing or not a positive number of metres", "", null);
        }
        return wavelength;
    }

    /** A number among the attributes. */
    double number(String attribute, double otherwise) {
        String text = attributes.get(attribute);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new BadFileException(null, "attribute " + attribute, "\"" + text + "\" is not a number", "", e);
        }
    }

    /** Independent looks behind the coherence. */
    int independentLooks() {
        String given = attributes.get("NCORRLOOKS");
        double looks = given != null && !given.isBlank()
                ? number("NCORRLOOKS", 1)
                : number("ALOOKS", 1) * number("RLOOKS", 1) / CoherenceWeights.LOOKS_PER_INDEPENDENT_LOOK;
        return (int) Math.max(1, Math.rint(looks));
    }

    LocalDate firstDate() {
        return network.dates().get(0);
    }

    LocalDate lastDate() {
        return network.dates().get(network.dates().size() - 1);
    }
}

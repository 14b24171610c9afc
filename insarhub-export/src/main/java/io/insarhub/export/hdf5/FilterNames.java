package io.insarhub.export.hdf5;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the HDF5 filters that no reader on the JVM has, by the numbers that The HDF Group registers. */
final class FilterNames {

    private static final Map<String, String> NAMES = Map.of(
            "4",
            "szip",
            "5",
            "nbit",
            "6",
            "scale-offset",
            "307",
            "bzip2",
            "32001",
            "blosc",
            "32013",
            "zfp",
            "32015",
            "zstandard",
            "32026",
            "blosc2",
            "32019",
            "jpeg");
    private static final Pattern NUMBER = Pattern.compile("\\b(\\d+)\\b");

    private FilterNames() {}

    /** What to say of an error that an unknown filter caused; empty for every other one. */
    static Optional<String> explained(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            if (message.contains("ilter") && message.contains("not available")) {
                Matcher number = NUMBER.matcher(message);
                String id = "?";
                while (number.find()) {
                    id = number.group(1);
                }
                return Optional.of("is packed with " + NAMES.getOrDefault(id, "an unknown filter") + " (HDF5 filter "
                        + id + "), which cannot be read here; repack it with 'h5repack -f GZIP=4'");
            }
        }
        return Optional.empty();
    }
}

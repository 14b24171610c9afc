package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonFloatTest {

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "12.4, 12.4",
        "100.0, 100.0",
        "0.001, 0.001",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "0.000012345, 1.2345e-05",
        "1e7, 10000000.0",
        "9999999.999, 9999999.999",
        "1234567890123456.0, 1234567890123456.0",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "123456789012345680.0, 1.2345678901234568e+17",
        "1.5e300, 1.5e+300",
        "-2.5e-300, -2.5e-300",
        "1e23, 1e+23",
        "2e-44, 2e-44",
        "4.9e-324, 5e-324",
        "1.5e-323, 1.5e-323",
        "1e-320, 1e-320",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "0.30000000000000004, 0.30000000000000004",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity",
    })
    void a_number_is_written_as_python_writes_it(double value, String expected) {
        assertThat(PythonFloat.toString(value)).isEqualTo(expected);
    }

    @Property(tries = 20_000)
    void what_is_written_reads_back_as_the_same_double(@ForAll long bits) {
        Double value = Double.longBitsToDouble(bits);
        assertThat(Double.valueOf(PythonFloat.toString(value))).isEqualTo(value);
    }

    @Test
    void two_hundred_thousand_doubles_of_every_magnitude_are_written_as_the_real_python_does(@TempDir Path folder)
            throws IOException, InterruptedException {
        Python.assumeInstalled();
        double[] values = everyMagnitude();
        Path bits = Files.write(
                folder.resolve("bits"),
                () -> DoubleStream.of(values)
                        .<CharSequence>mapToObj(v -> Long.toUnsignedString(Double.doubleToRawLongBits(v)))
                        .iterator());
        Path texts = folder.resolve("texts");
        Python.run("""
                import sys, struct, json
                for line in sys.stdin:
                    print(json.dumps(struct.unpack('<d', struct.pack('<Q', int(line)))[0]))
                """, bits, texts);

        List<String> expected = Files.readAllLines(texts, US_ASCII);

        assertThat(expected).hasSize(values.length);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            String written = PythonFloat.toString(values[i]);
            if (!written.equals(expected.get(i))) {
                differences.add(expected.get(i) + " was written as " + written);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static double[] everyMagnitude() {
        Random random = new Random(42);
        return Stream.of(
                        random.longs(200_000).mapToDouble(Double::longBitsToDouble),
                        IntStream.rangeClosed(Double.MIN_EXPONENT - 52, Double.MAX_EXPONENT)
                                .mapToDouble(exponent -> Math.scalb(1.0, exponent)),
                        IntStream.rangeClosed(-324, 308).mapToDouble(e -> Double.parseDouble("1e" + e)),
                        IntStream.rangeClosed(-324, 308).mapToDouble(e -> Double.parseDouble("9.5e" + e)),
                        // the smallest of all, where one digit may be enough
                        IntStream.rangeClosed(0, 5000).mapToDouble(Double::longBitsToDouble),
                        // as they stand in files: few decimals
                        random.ints(20_000, -1_000_000, 1_000_000).mapToDouble(n -> n / 1e4),
                        random.ints(20_000, -1_000_000, 1_000_000).mapToDouble(n -> n * 1e10))
                .flatMapToDouble(s -> s)
                .toArray();
    }
}

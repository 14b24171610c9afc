package io.insarhub.core.search;

import io.insarhub.api.LonLat;
import io.insarhub.core.aoi.AoiPart;
import io.insarhub.core.aoi.BoundingBox;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A part of an area as CMR has it: {@code lon,lat,lon,lat,…}. */
final class AreaField {

    private AreaField() {}

    static FormField of(AoiPart part) {
        if (part.isBox()) {
            BoundingBox box = part.bounds();
            return new FormField(
                    "bounding_box", joined(DoubleStream.of(box.west(), box.south(), box.east(), box.north())));
        }
        String name = switch (part.kind()) {
            case POLYGON -> "polygon";
            case LINE -> "line";
            case POINT -> "point";
        };
        return new FormField(name, joined(part.coordinates().stream().flatMapToDouble(AreaField::numbers)));
    }

    private static DoubleStream numbers(LonLat point) {
        return DoubleStream.of(point.longitude(), point.latitude());
    }

    private static String joined(DoubleStream numbers) {
        return numbers.mapToObj(AreaField::plain).collect(Collectors.joining(","));
    }

    /** Without exponent, and whole degrees without a fraction. */
    private static String plain(double degrees) {
        BigDecimal decimal = BigDecimal.valueOf(degrees).stripTrailingZeros();
        return decimal.signum() == 0 ? "0" : decimal.toPlainString();
    }
}

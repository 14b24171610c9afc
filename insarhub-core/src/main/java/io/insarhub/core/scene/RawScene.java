package io.insarhub.core.scene;

import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import io.insarhub.api.SceneName;
import io.insarhub.api.StateVector;
import io.insarhub.api.StateVectors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The fields of one record as text, before anybody asked whether a number is one. */
final class RawScene {

    /** What a record may tell, whatever the catalogue calls it. */
    enum Field {
        NAME,
        FILE_ID,
        START,
        STOP,
        PATH,
        ASF_FRAME,
        ESA_FRAME,
        FULL_BURST_ID,
        ABSOLUTE_ORBIT,
        FLIGHT_DIRECTION,
        LOOK_DIRECTION,
        PLATFORM,
        BEAM_MODE,
        POLARIZATION,
        PROCESSING_LEVEL,
        GROUP_ID,
        CENTER_LAT,
        CENTER_LON,
        URL,
        S3_URL,
        BYTES,
        MD5,
        PRE_POSITION,
        PRE_VELOCITY,
        PRE_TIME,
        POST_POSITION,
        POST_VELOCITY,
        POST_TIME,
        ASC_NODE_TIME,
        PERPENDICULAR_BASELINE,
        TEMPORAL_BASELINE
    }

    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final List<List<LonLat>> footprint = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    void put(Field field, @Nullable String text) {
        if (text != null) {
            texts.put(field, text);
        }
    }

    void putIfAbsent(Field field, @Nullable String text) {
        if (text != null) {
            texts.putIfAbsent(field, text);
        }
    }

    @Nullable String get(Field field) {
        return texts.get(field);
    }

    void addRing(List<LonLat> ring) {
        footprint.add(ring);
    }

    void addBroken(String problem) {
        broken.add(problem);
    }

    /** The record's name; from its file identifier where it has none of its own; null where it has neither. */
    @Nullable String name() {
        String fileId = get(Field.FILE_ID);
        if (get(Field.FULL_BURST_ID) != null && fileId != null) {
            // the catalogue gives a burst the name of the scene it was cut from; only its file identifier is its own
            return fileId;
        }
        String name = get(Field.NAME);
        if (name != null || fileId == null) {
            return name;
        }
        int dash = fileId.lastIndexOf('-');
        boolean levelAtTheEnd =
                dash > 0 && !SceneName.parse(fileId.substring(0, dash)).isOpaque();
        return levelAtTheEnd ? fileId.substring(0, dash) : fileId;
    }

    /** The scene; each field that cannot be read is absent from it and told to the listener. */
    Scene toScene(String name, Consumer<String> problems) {
        broken.forEach(problems);
        return Scene.builder(name)
                .fileId(get(Field.FILE_ID))
                .times(time(Field.START, problems), time(Field.STOP, problems))
                .path(whole(Field.PATH, problems))
                .asfFrame(whole(Field.ASF_FRAME, problems))
                .esaFrame(whole(Field.ESA_FRAME, problems))
                .fullBurstId(get(Field.FULL_BURST_ID))
                .absoluteOrbit(whole(Field.ABSOLUTE_ORBIT, problems))
                .flightDirection(get(Field.FLIGHT_DIRECTION))
                .lookDirection(get(Field.LOOK_DIRECTION))
                .platform(get(Field.PLATFORM))
                .beamMode(get(Field.BEAM_MODE))
                .polarization(get(Field.POLARIZATION))
                .processingLevel(get(Field.PROCESSING_LEVEL))
                .groupId(get(Field.GROUP_ID))
                .center(center(problems))
                .footprint(footprint)
                .url(get(Field.URL))
                .s3Url(get(Field.S3_URL))
                .bytes(bytes(problems))
                .md5(get(Field.MD5))
                .orbit(stateVectors(problems), time(Field.ASC_NODE_TIME, problems))
                .publishedBaseline(
                        number(Field.PERPENDICULAR_BASELINE, problems), number(Field.TEMPORAL_BASELINE, problems))
                .build();
    }

    private @Nullable Instant time(Field field, Consumer<String> problems) {
        String text = get(field);
        Instant time = text == null ? null : Scalars.time(text);
        if (text != null && time == null) {
            problems.accept(unreadable(field, "a time"));
        }
        return time;
    }

    private @Nullable Double number(Field field, Consumer<String> problems) {
        String text = get(field);
        double value = text == null ? Double.NaN : Scalars.number(text);
        if (text != null && Double.isNaN(value)) {
            problems.accept(unreadable(field, "a number"));
        }
        return Double.isNaN(value) ? null : value;
    }

    private @Nullable Integer whole(Field field, Consumer<String> problems) {
        Double value = number(field, problems);
        if (value == null) {
            return null;
        }
        if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
            problems.accept(unreadable(field, "a whole number, 0 or more"));
            return null;
        }
        return value.intValue();
    }

    private @Nullable Long bytes(Consumer<String> problems) {
        Double value = number(Field.BYTES, problems);
        return value == null || value < 0 ? null : Math.round(value);
    }

    private @Nullable LonLat center(Consumer<String> problems) {
        Double latitude = number(Field.CENTER_LAT, problems);
        Double longitude = number(Field.CENTER_LON, problems);
        if (latitude == null || longitude == null) {
            return null;
        }
        if (!LonLat.isValid(longitude, latitude)) {
            problems.accept("the centre " + longitude + ", " + latitude + " is not on the globe");
            return null;
        }
        return new LonLat(longitude, latitude);
    }

    private @Nullable StateVectors stateVectors(Consumer<String> problems) {
        StateVector pre = stateVector(Field.PRE_TIME, Field.PRE_POSITION, Field.PRE_VELOCITY, problems);
        StateVector post = stateVector(Field.POST_TIME, Field.POST_POSITION, Field.POST_VELOCITY, problems);
        if (pre == null || post == null) {
            return null;
        }
        if (!post.time().isAfter(pre.time())) {
            problems.accept("the state vectors are not in order: " + pre.time() + ", " + post.time());
            return null;
        }
        return new StateVectors(pre, post);
    }

    private @Nullable StateVector stateVector(
            Field timeField, Field positionField, Field velocityField, Consumer<String> problems) {
        Instant time = time(timeField, problems);
        double[] position = triple(positionField, problems);
        double[] velocity = triple(velocityField, problems);
        return time == null || position == null || velocity == null
                ? null
                : new StateVector(time, position[0], position[1], position[2], velocity[0], velocity[1], velocity[2]);
    }

    private double @Nullable [] triple(Field field, Consumer<String> problems) {
        String text = get(field);
        if (text == null) {
            return null;
        }
        String[] parts = text.split(",", -1);
        double[] numbers = new double[3];
        boolean fine = parts.length == 3;
        for (int i = 0; fine && i < 3; i++) {
            numbers[i] = Scalars.number(parts[i].strip());
            fine = !Double.isNaN(numbers[i]);
        }
        if (!fine) {
            problems.accept(unreadable(field, "three numbers"));
            return null;
        }
        return numbers;
    }

    private String unreadable(Field field, String expected) {
        String text = String.valueOf(get(field));
        String shown = text.length() <= 60 ? text : text.substring(0, 57) + "...";
        return field + " is \"" + shown + "\", not " + expected;
    }
}

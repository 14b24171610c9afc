package io.insarhub.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One scene as a catalogue tells of it. All but the name may be absent (null): records of real stacks lack one field or
 * another. Make one with {@link #builder}, which takes from a Sentinel-1 name what the record itself does not tell.
 *
 * @param name the scene's name, which tells it from all others
 * @param fileId the catalogue's identifier of the product, such as {@code S1A_…_335C-SLC}
 * @param start start of the acquisition, UTC
 * @param stop end of the acquisition, UTC
 * @param path the path: the relative orbit or track
 * @param frame the frame that scenes are grouped by: ASF's own where it has one, else ESA's
 * @param asfFrame ASF's frame number
 * @param esaFrame ESA's frame number
 * @param fullBurstId the burst, such as {@code 033_068687_IW2}, where the product is one
 * @param absoluteOrbit the absolute orbit number
 * @param flightDirection {@code ASCENDING} or {@code DESCENDING}
 * @param lookDirection {@code R} or {@code L}: to which side of its track the antenna looks
 * @param platform such as {@code Sentinel-1A}
 * @param beamMode such as {@code IW}
 * @param polarization such as {@code VV+VH}
 * @param processingLevel such as {@code SLC}
 * @param groupId the catalogue's name for scenes of one datatake
 * @param center the middle of the scene
 * @param footprint the outline: a ring of points for each polygon, the first point repeated at the end; empty if unknown
 * @param url where to download it
 * @param s3Url the same in S3
 * @param bytes size of the download
 * @param md5 MD5 of the download, in hexadecimal
 * @param stateVectors position and velocity of the satellite around the scene's middle
 * @param ascendingNodeTime when the satellite last crossed the equator northwards, UTC
 * @param publishedBaselineMeters the perpendicular baseline that came with the record, metres, relative to a reference
 *     scene that the record does not name
 * @param publishedBaselineDays the temporal baseline that came with the record, days, relative to the same
 */
public record Scene(
        String name,
        @Nullable String fileId,
        @Nullable Instant start,
        @Nullable Instant stop,
        @Nullable Integer path,
        @Nullable Integer frame,
        @Nullable Integer asfFrame,
        @Nullable Integer esaFrame,
        @Nullable String fullBurstId,
        @Nullable Integer absoluteOrbit,
        @Nullable String flightDirection,
        @Nullable String lookDirection,
        @Nullable String platform,
        @Nullable String beamMode,
        @Nullable String polarization,
        @Nullable String processingLevel,
        @Nullable String groupId,
        @Nullable LonLat center,
        List<List<LonLat>> footprint,
        @Nullable String url,
        @Nullable String s3Url,
        @Nullable Long bytes,
        @Nullable String md5,
        @Nullable StateVectors stateVectors,
        @Nullable Instant ascendingNodeTime,
        @Nullable Double publishedBaselineMeters,
        @Nullable Double publishedBaselineDays) {

    /**
     * Checks the name and copies the footprint.
     *
     * @throws BadOptionException if the name is blank
     */
    public Scene {
        if (name.isBlank()) {
            throw new BadOptionException("scene name", "is empty");
        }
        List<List<LonLat>> rings = new ArrayList<>(footprint.size());
        footprint.forEach(ring -> rings.add(List.copyOf(ring)));
        footprint = List.copyOf(rings);
    }

    /** Starts a scene of this name. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** A scene of which only the name is known: times, orbit, path and mode come from the name where it tells them. */
    public static Scene ofName(String name) {
        return builder(name).build();
    }

    /** What the name tells. */
    public SceneName sceneName() {
        return SceneName.parse(name);
    }

    /** Date of the acquisition, UTC, from the start or else the name; null where neither tells. */
    public @Nullable LocalDate date() {
        return start == null ? sceneName().date() : LocalDate.ofInstant(start, ZoneOffset.UTC);
    }

    /** The stack this scene belongs to by path and frame, or by its burst; empty where these are unknown. */
    public Optional<StackId> stackId() {
        if (path == null || path < 0) {
            return Optional.empty();
        }
        if (fullBurstId != null) {
            String burst = fullBurstId.substring(fullBurstId.indexOf('_') + 1);
            return StackId.isFrame(burst) ? Optional.of(new StackId(path, burst)) : Optional.empty();
        }
        return frame == null || frame < 0 ? Optional.empty() : Optional.of(StackId.of(path, frame));
    }

    /** Name, stack and start: enough to tell scenes apart in a log. */
    @Override
    public String toString() {
        return "Scene[" + name + stackId().map(id -> ", " + id).orElse("") + (start == null ? "" : ", " + start) + "]";
    }

    /** Collects what is known of a scene; not for use by several threads. */
    public static final class Builder {

        private final String name;
        private @Nullable String fileId;
        private @Nullable Instant start;
        private @Nullable Instant stop;
        private @Nullable Integer path;
        private @Nullable Integer asfFrame;
        private @Nullable Integer esaFrame;
        private @Nullable String fullBurstId;
        private @Nullable Integer absoluteOrbit;
        private @Nullable String flightDirection;
        private @Nullable String lookDirection;
        private @Nullable String platform;
        private @Nullable String beamMode;
        private @Nullable String polarization;
        private @Nullable String processingLevel;
        private @Nullable String groupId;
        private @Nullable LonLat center;
        private List<List<LonLat>> footprint = List.of();
        private @Nullable String url;
        private @Nullable String s3Url;
        private @Nullable Long bytes;
        private @Nullable String md5;
        private @Nullable StateVectors stateVectors;
        private @Nullable Instant ascendingNodeTime;
        private @Nullable Double publishedBaselineMeters;
        private @Nullable Double publishedBaselineDays;

        private Builder(String name) {
            this.name = name;
        }

        /** Identifier of the product. */
        public Builder fileId(@Nullable String value) {
            fileId = value;
            return this;
        }

        /** Start and end of the acquisition, UTC. */
        public Builder times(@Nullable Instant first, @Nullable Instant last) {
            start = first;
            stop = last;
            return this;
        }

        /** Path: the relative orbit. */
        public Builder path(@Nullable Integer value) {
            path = value;
            return this;
        }

        /** ASF's frame number: what scenes are grouped by. */
        public Builder asfFrame(@Nullable Integer value) {
            asfFrame = value;
            return this;
        }

        /** ESA's frame number: what scenes are grouped by where ASF has none. */
        public Builder esaFrame(@Nullable Integer value) {
            esaFrame = value;
            return this;
        }

        /** The burst, such as {@code 033_068687_IW2}. */
        public Builder fullBurstId(@Nullable String value) {
            fullBurstId = value;
            return this;
        }

        /** Absolute orbit number. */
        public Builder absoluteOrbit(@Nullable Integer value) {
            absoluteOrbit = value;
            return this;
        }

        /** {@code ASCENDING} or {@code DESCENDING}. */
        public Builder flightDirection(@Nullable String value) {
            flightDirection = value;
            return this;
        }

        /** {@code R} or {@code L}: the side that the antenna looks to. */
        public Builder lookDirection(@Nullable String value) {
            lookDirection = value;
            return this;
        }

        /** Such as {@code Sentinel-1A}. */
        public Builder platform(@Nullable String value) {
            platform = value;
            return this;
        }

        /** Such as {@code IW}. */
        public Builder beamMode(@Nullable String value) {
            beamMode = value;
            return this;
        }

        /** Such as {@code VV+VH}. */
        public Builder polarization(@Nullable String value) {
            polarization = value;
            return this;
        }

        /** Such as {@code SLC}. */
        public Builder processingLevel(@Nullable String value) {
            processingLevel = value;
            return this;
        }

        /** Name of the datatake's group. */
        public Builder groupId(@Nullable String value) {
            groupId = value;
            return this;
        }

        /** Middle of the scene. */
        public Builder center(@Nullable LonLat value) {
            center = value;
            return this;
        }

        /** Outline, a closed ring for each polygon. */
        public Builder footprint(List<? extends List<LonLat>> rings) {
            footprint = new ArrayList<>(rings);
            return this;
        }

        /** Where to download it. */
        public Builder url(@Nullable String value) {
            url = value;
            return this;
        }

        /** Where it is in S3. */
        public Builder s3Url(@Nullable String value) {
            s3Url = value;
            return this;
        }

        /** Size of the download. */
        public Builder bytes(@Nullable Long value) {
            bytes = value;
            return this;
        }

        /** MD5 of the download, hexadecimal. */
        public Builder md5(@Nullable String value) {
            md5 = value;
            return this;
        }

        /** State vectors, and the time of the ascending node that their times are measured from. */
        public Builder orbit(@Nullable StateVectors vectors, @Nullable Instant nodeTime) {
            stateVectors = vectors;
            ascendingNodeTime = nodeTime;
            return this;
        }

        /** Perpendicular (metres) and temporal (days) baseline that came with the record. */
        public Builder publishedBaseline(@Nullable Double meters, @Nullable Double days) {
            publishedBaselineMeters = meters;
            publishedBaselineDays = days;
            return this;
        }

        /**
         * The scene. What was not given and a Sentinel-1 name tells is taken from it: times, orbit, path, mode,
         * polarization.
         *
         * @throws BadOptionException if the name is blank
         */
        public Scene build() {
            boolean complete = start != null
                    && stop != null
                    && path != null
                    && absoluteOrbit != null
                    && beamMode != null
                    && polarization != null;
            if (!complete) {
                fillFromName(SceneName.parse(name));
            }
            return new Scene(
                    name,
                    fileId,
                    start,
                    stop,
                    path,
                    asfFrame == null ? esaFrame : asfFrame,
                    asfFrame,
                    esaFrame,
                    fullBurstId,
                    absoluteOrbit,
                    flightDirection,
                    lookDirection,
                    platform,
                    beamMode,
                    polarization,
                    processingLevel,
                    groupId,
                    center,
                    footprint,
                    url,
                    s3Url,
                    bytes,
                    md5,
                    stateVectors,
                    ascendingNodeTime,
                    publishedBaselineMeters,
                    publishedBaselineDays);
        }

        private void fillFromName(SceneName told) {
            start = start == null ? told.start() : start;
            stop = stop == null ? told.stop() : stop;
            path = path == null ? told.relativeOrbit() : path;
            absoluteOrbit = absoluteOrbit == null ? told.absoluteOrbit() : absoluteOrbit;
            beamMode = beamMode == null ? told.mode() : beamMode;
            polarization = polarization == null ? told.polarization() : polarization;
        }
    }
}

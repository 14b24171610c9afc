package io.insarhub.hyp3;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Options;
import io.insarhub.api.ScenePair;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.core.http.Redacted;
import io.insarhub.hyp3.job.GammaSettings;
import io.insarhub.hyp3.job.InsarGamma;
import io.insarhub.hyp3.job.JobRequest;
import io.insarhub.hyp3.job.Looks;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Options of {@code Hyp3_InSAR}. Immutable, checked when built, without any password in {@link #toMap()} and
 * {@code toString}: accounts given as an object are left out there, so only that option does not come back from the map.
 */
public final class Hyp3InsarOptions implements Options {

    private static final String POOL = "earthdata_credentials_pool";
    private static final String MAX_CREDITS = "max_credits";
    private static final Set<String> KEYS = Set.of(
            "workdir",
            "saved_job_path",
            POOL,
            "skip_existing",
            "layers_only",
            "submission_chunk_size",
            "max_workers",
            MAX_CREDITS,
            "pairs",
            "name_prefix",
            "hyp3_api_url",
            "earthdata_login_url",
            "include_look_vectors",
            "include_los_displacement",
            "include_inc_map",
            "looks",
            "include_dem",
            "include_wrapped_phase",
            "apply_water_mask",
            "include_displacement_maps",
            "phase_filter_parameter");

    private final String workdir;
    private final String savedJobPath;
    private final CredentialPool pool;
    private final boolean skipExisting;
    private final boolean layersOnly;
    private final int submissionChunkSize;
    private final int maxWorkers;
    private final double maxCredits;
    private final List<ScenePair> pairs;
    private final String namePrefix;
    private final String apiUrl;
    private final String loginUrl;
    private final GammaSettings settings;
    private final Map<String, Object> unknown;

    private Hyp3InsarOptions(Builder builder) {
        workdir = builder.workdir;
        savedJobPath = builder.savedJobPath;
        pool = builder.pool;
        skipExisting = builder.skipExisting;
        layersOnly = builder.layersOnly;
        submissionChunkSize = builder.submissionChunkSize;
        maxWorkers = builder.maxWorkers;
        maxCredits = builder.maxCredits;
        pairs = List.copyOf(builder.pairs);
        namePrefix = builder.namePrefix;
        apiUrl = builder.apiUrl;
        loginUrl = builder.loginUrl;
        settings = builder.settings;
        unknown = JsonObjects.copyOf(builder.unknown);
        check(
                submissionChunkSize >= 1 && submissionChunkSize <= Hyp3Client.MOST_JOBS,
                "submission_chunk_size",
                "must be 1 to " + Hyp3Client.MOST_JOBS + " jobs, but is " + submissionChunkSize);
        check(maxCredits >= 0, MAX_CREDITS, "must be 0 or more, but is " + maxCredits);
        check(maxWorkers >= 1 && maxWorkers <= 64, "max_workers", "must be 1 to 64, but is " + maxWorkers);
        check(
                !namePrefix.isBlank() && namePrefix.length() <= 68,
                "name_prefix",
                "must have 1 to 68 characters, so that the name of a job has at most 100, but is \"" + namePrefix
                        + "\"");
        service();
    }

    /** The defaults. */
    public static Hyp3InsarOptions defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.workdir = workdir;
        b.savedJobPath = savedJobPath;
        b.pool = pool;
        b.skipExisting = skipExisting;
        b.layersOnly = layersOnly;
        b.submissionChunkSize = submissionChunkSize;
        b.maxWorkers = maxWorkers;
        b.maxCredits = maxCredits;
        b.pairs = pairs;
        b.namePrefix = namePrefix;
        b.apiUrl = apiUrl;
        b.loginUrl = loginUrl;
        b.settings = settings;
        b.unknown = unknown;
        return b;
    }

    /**
     * Reads options by their keys in a config file. What is absent or null keeps its default; unknown keys are kept.
     *
     * @throws BadOptionException naming the key, if a value is of the wrong type or out of range
     */
    public static Hyp3InsarOptions of(Map<String, ?> map) {
        Builder builder = builder();
        OptionValues values = new OptionValues(map);
        values.text("workdir", text -> builder.workdir = text);
        values.text("saved_job_path", text -> builder.savedJobPath = text);
        builder.pool = CredentialPool.of(map.get(POOL));
        values.flag("skip_existing", builder::skipExisting);
        values.flag("layers_only", builder::layersOnly);
        values.whole("submission_chunk_size", builder::submissionChunkSize);
        values.whole("max_workers", builder::maxWorkers);
        values.number(MAX_CREDITS, builder::maxCredits);
        values.pairs("pairs", builder::pairs);
        values.text("name_prefix", builder::namePrefix);
        values.text("hyp3_api_url", text -> builder.apiUrl = text);
        values.text("earthdata_login_url", text -> builder.loginUrl = text);
        builder.settings(settings(values));
        Map<String, Object> unknown = new LinkedHashMap<>(map);
        unknown.keySet().removeAll(KEYS);
        builder.unknown = unknown;
        return builder.build();
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "workdir", workdir);
        put(map, "saved_job_path", savedJobPath);
        pool.file().ifPresent(file -> map.put(POOL, file.toString()));
        map.put("skip_existing", skipExisting);
        if (layersOnly) {
            map.put("layers_only", true);
        }
        map.put("submission_chunk_size", (long) submissionChunkSize);
        map.put("max_workers", (long) maxWorkers);
        if (Double.isFinite(maxCredits)) {
            map.put(MAX_CREDITS, maxCredits);
        }
        if (!pairs.isEmpty()) {
            map.put(
                    "pairs",
                    pairs.stream()
                            .map(pair -> List.of(pair.reference(), pair.secondary()))
                            .toList());
        }
        map.put("name_prefix", namePrefix);
        put(map, "hyp3_api_url", apiUrl);
        put(map, "earthdata_login_url", loginUrl);
        map.putAll(settings.toMap());
        return JsonObjects.withAll(map, unknown);
    }

    /** What a submission writes to the folder's config: a limit of one call is no part of the study. */
    Map<String, Object> recorded() {
        return JsonObjects.without(toMap(), MAX_CREDITS);
    }

    /** Accounts besides the user's own ({@code earthdata_credentials_pool}). */
    CredentialPool pool() {
        return pool;
    }

    /** Whether products that are there, and whole, stay ({@code skip_existing}); default true. */
    public boolean skipExisting() {
        return skipExisting;
    }

    /**
     * Whether of {@code INSAR_GAMMA} products only the layers that analysis needs come, each as a file, in place of the zip
     * ({@code layers_only}, this library's own key); default false. Those are unwrapped phase, coherence, water mask,
     * parameters, and elevation model and look vectors where they were ordered. Where the service does not give one of
     * them, the zip comes.
     */
    public boolean layersOnly() {
        return layersOnly;
    }

    /** Jobs in one request ({@code submission_chunk_size}); default 200, the most. */
    public int submissionChunkSize() {
        return submissionChunkSize;
    }

    /** Requests and downloads at a time ({@code max_workers}); default 4. */
    public int maxWorkers() {
        return maxWorkers;
    }

    /**
     * The most credits that one call may spend ({@code max_credits}, this library's own key); without limit by default. An
     * order that would cost more is refused before anything is sent.
     */
    public OptionalDouble maxCredits() {
        return Double.isFinite(maxCredits) ? OptionalDouble.of(maxCredits) : OptionalDouble.empty();
    }

    /** The pairs to submit ({@code pairs}); empty for those of the folder's stack file. */
    public List<ScenePair> pairs() {
        return pairs;
    }

    /** What the names of jobs start with ({@code name_prefix}); default {@code ifg}. */
    public String namePrefix() {
        return namePrefix;
    }

    /** How the interferograms are made. */
    public GammaSettings settings() {
        return settings;
    }

    /** Where HyP3 is ({@code hyp3_api_url} and {@code earthdata_login_url}, this library's own keys). */
    public Hyp3Service service() {
        Hyp3Service service = apiUrl.isEmpty() ? Hyp3Service.basic() : Hyp3Service.at(url("hyp3_api_url", apiUrl));
        return loginUrl.isEmpty()
                ? service
                : new Hyp3Service(service.apiUrl(), okhttp3.HttpUrl.get(url("earthdata_login_url", loginUrl)));
    }

    /** The job that makes a pair's interferogram. */
    JobRequest request(ScenePair pair) {
        InsarGamma gamma = new InsarGamma(pair, settings);
        return JobRequest.of(gamma.name(namePrefix), gamma);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Hyp3InsarOptions other
                && other.pool.equals(pool)
                && other.toMap().equals(toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    /** The options without any password. */
    @Override
    public String toString() {
        return "Hyp3InsarOptions" + toMap();
    }

    private static GammaSettings settings(OptionValues values) {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        GammaSettings.defaults().toMap().forEach((key, value) -> {
            if (value instanceof Boolean flag) {
                flags.put(key, flag);
                values.flag(key, given -> flags.put(key, given));
            }
        });
        Looks[] looks = {GammaSettings.defaults().looks()};
        values.text("looks", text -> looks[0] = Looks.parse(text));
        double[] filter = {GammaSettings.defaults().phaseFilterParameter()};
        values.number("phase_filter_parameter", number -> filter[0] = number);
        return new GammaSettings(
                flag(flags, "include_look_vectors"),
                flag(flags, "include_los_displacement"),
                flag(flags, "include_inc_map"),
                looks[0],
                flag(flags, "include_dem"),
                flag(flags, "include_wrapped_phase"),
                flag(flags, "apply_water_mask"),
                flag(flags, "include_displacement_maps"),
                filter[0]);
    }

    private static boolean flag(Map<String, Boolean> flags, String key) {
        return Boolean.TRUE.equals(flags.get(key));
    }

    private static String url(String key, String text) {
        okhttp3.HttpUrl url = okhttp3.HttpUrl.parse(text);
        if (url == null) {
            String shown = Redacted.text(text.replaceFirst("//[^/]*@", "//"));
            throw new BadOptionException(key, "must be an http address, but is \"" + shown + "\"");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new BadOptionException(
                    key, "must hold no user name or password, for it is written to files; is " + Redacted.url(url));
        }
        return text;
    }

    private static void put(Map<String, Object> map, String key, String text) {
        if (!text.isEmpty()) {
            map.put(key, text);
        }
    }

    private static void check(boolean fine, String key, String problem) {
        if (!fine) {
            throw new BadOptionException(key, problem);
        }
    }

    /** Collects options, starting from the defaults; not for use by several threads. */
    public static final class Builder {

        private String workdir = "";
        private String savedJobPath = "";
        private CredentialPool pool = CredentialPool.standard();
        private boolean skipExisting = true;
        private boolean layersOnly;
        private int submissionChunkSize = Hyp3Client.MOST_JOBS;
        private int maxWorkers = 4;
        private double maxCredits = Double.POSITIVE_INFINITY;
        private List<ScenePair> pairs = List.of();
        private String namePrefix = "ifg";
        private String apiUrl = "";
        private String loginUrl = "";
        private GammaSettings settings = GammaSettings.defaults();
        private Map<String, Object> unknown = Map.of();

        private Builder() {}

        /** A file of accounts, {@code username:password} a line; {@code ~/.credit_pool} by default, if it is there. */
        public Builder credentialsPool(Path file) {
            pool = CredentialPool.file(file);
            return this;
        }

        /** Accounts: passwords by user name. */
        public Builder credentialsPool(Map<String, String> passwords) {
            pool = CredentialPool.of(passwords);
            return this;
        }

        /** Whether products that are there, and whole, stay; default true. */
        public Builder skipExisting(boolean value) {
            skipExisting = value;
            return this;
        }

        /** Whether only the layers that analysis needs come, in place of zips; default false. */
        public Builder layersOnly(boolean value) {
            layersOnly = value;
            return this;
        }

        /** Jobs in one request, 1 to 200; default 200. */
        public Builder submissionChunkSize(int jobs) {
            submissionChunkSize = jobs;
            return this;
        }

        /** Requests and downloads at a time; default 4. */
        public Builder maxWorkers(int workers) {
            maxWorkers = workers;
            return this;
        }

        /** The most credits that one call may spend, 0 or more; without limit by default. */
        public Builder maxCredits(double credits) {
            maxCredits = credits;
            return this;
        }

        /** The pairs to submit; by default those of the folder's stack file. */
        public Builder pairs(List<ScenePair> value) {
            pairs = List.copyOf(value);
            return this;
        }

        /** What the names of jobs start with; default {@code ifg}. */
        public Builder namePrefix(String prefix) {
            namePrefix = prefix;
            return this;
        }

        /** Where HyP3 is; {@link Hyp3Service#basic()} by default. */
        public Builder service(Hyp3Service service) {
            apiUrl = service.apiUrl().toString();
            loginUrl = service.authorizeUrl().toString();
            return this;
        }

        /** How the interferograms are made; {@link GammaSettings#defaults()} by default. */
        public Builder settings(GammaSettings value) {
            settings = value;
            return this;
        }

        /**
         * The options.
         *
         * @throws BadOptionException naming the option that is out of range
         */
        public Hyp3InsarOptions build() {
            return new Hyp3InsarOptions(this);
        }
    }
}

package io.insarhub.core.folder;

import io.insarhub.api.SceneName;
import io.insarhub.api.Season;
import io.insarhub.api.StackId;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names that files of a stack's folder have: written strictly, recognised leniently. */
public final class FileNames {

    public static final String CONFIG = "insarhub_config.json";
    public static final String JOBS = "hyp3_jobs.json";
    public static final String PROCESSOR_CACHE = ".insarhub_cache.json";
    public static final String QUALITY_CACHE = ".insarhub_quality_cache.json";
    public static final String PAIR_DB = ".insarhub_pair_quality_db.json";
    public static final String PAIR_DB_PREVIOUS = PAIR_DB + ".previous";
    public static final String SUBMIT_INTENT = ".insarhub_submit_intent.json";
    public static final String LOCK = ".insarhub.lock";
    public static final String MINTPY_CONFIG = ".mintpy.cfg";
    public static final String VELOCITY = "velocity.h5";
    public static final String TIMESERIES = "timeseries.h5";

    public static final String DECAY_MAPS = "decay_maps";
    public static final String CLIP = "clip";
    public static final String TMP = "tmp";
    /** Where release 0.4 keeps the products. */
    public static final String HYP3 = "hyp3";
    /** Where release 0.4 keeps the analysis. */
    public static final String MINTPY = "mintpy";

    /** Older name of {@link #CONFIG}. */
    public static final String LEGACY_CONFIG = "insarhub_workflow.json";
    /** The downloader's config alone. */
    public static final String LEGACY_DOWNLOADER_CONFIG = "downloader_config.json";

    public static final String LEGACY_PAIRS = "pairs.json";

    /** The layer of a product that comes last where layers come one by one: with it all are there. */
    public static final String LAST_LAYER = "_unw_phase.tif";

    private static final Pattern STACK = Pattern.compile("stack_(p\\d+_.+)\\.json");
    private static final Pattern LEGACY_PAIRS_OF_STACK = Pattern.compile("pairs_(p\\d+_.+)\\.json");
    private static final Pattern LEGACY_BASELINES = Pattern.compile("baselines_(p\\d+_.+)\\.json");
    private static final Pattern RETRY = Pattern.compile("hyp3_retry_jobs_\\d{8}t\\d{6}\\.json");
    private static final Pattern NETWORK = Pattern.compile("network(_p\\d+_.+)?\\.png");
    private static final Pattern DEM = Pattern.compile("dem_p\\d+_.+\\.tif");
    private static final String ARCHIVE = ".zip";
    /** How ASF ends the name of a burst's scene. */
    private static final String BURST = "-BURST";

    private static final Pattern PRODUCT = Pattern.compile("S1.+\\.zip");
    private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.tmp-[A-Za-z0-9-]+");
    private static final Pattern SET_ASIDE = Pattern.compile(".+\\.corrupt-.+");
    private static final DateTimeFormatter RETRY_TIME = DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss", Locale.ROOT);

    private FileNames() {}

    public static String stack(StackId id) {
        return "stack_" + id + ".json";
    }

    public static String network(StackId id) {
        return "network_" + id + ".png";
    }

    public static String dem(StackId id) {
        return "dem_" + id + ".tif";
    }

    public static String retryJobs(LocalDateTime time) {
        return "hyp3_retry_jobs_" + RETRY_TIME.format(time) + ".json";
    }

    public static String decayMap(Season season, String polarization) {
        return "S1_coherence_decay_" + season + "_" + polarization.toLowerCase(Locale.ROOT) + ".tif";
    }

    static boolean isStack(String name) {
        return STACK.matcher(name).matches();
    }

    /** True for a file of job IDs, of a submission or of a retry. */
    public static boolean isJobs(String name) {
        return name.equals(JOBS) || isRetryJobs(name);
    }

    static boolean isRetryJobs(String name) {
        return RETRY.matcher(name).matches();
    }

    static boolean isNetwork(String name) {
        return NETWORK.matcher(name).matches();
    }

    static boolean isDem(String name) {
        return DEM.matcher(name).matches();
    }

    /** The folder that holds a product's layers where they came one by one, or were unpacked, by the name of its archive. */
    public static String layersOf(String product) {
        return product.endsWith(ARCHIVE) ? product.substring(0, product.length() - ARCHIVE.length()) : product;
    }

    /** A product's archive. The archive of a scene that a product is made of begins in the same way, and is none. */
    static boolean isProduct(String name) {
        return PRODUCT.matcher(name).matches() && !isScene(name.substring(0, name.length() - ARCHIVE.length()));
    }

    private static boolean isScene(String name) {
        return name.endsWith(BURST) || !SceneName.parse(name).isOpaque();
    }

    static boolean isLegacyPairs(String name) {
        return name.equals(LEGACY_PAIRS) || LEGACY_PAIRS_OF_STACK.matcher(name).matches();
    }

    static boolean isLegacyBaselines(String name) {
        return LEGACY_BASELINES.matcher(name).matches();
    }

    /** A file that a write left behind when the program died: harmless. */
    static boolean isTemporary(String name) {
        return TEMPORARY.matcher(name).matches();
    }

    /** A cache that could not be read and was set aside. */
    static boolean isSetAside(String name) {
        return SET_ASIDE.matcher(name).matches();
    }

    /** The stack that a stack file's name tells; {@link StackId#FLAT} where it tells none. */
    public static StackId stackOf(String stackFileName) {
        String middle = stackFileName.substring("stack_".length(), stackFileName.length() - ".json".length());
        return StackId.isStackId(middle) ? StackId.parse(middle) : StackId.FLAT;
    }
}

package io.insarhub.core;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.Scene;
import io.insarhub.core.SceneResult.Outcome;
import io.insarhub.core.archive.ZipArchive;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.download.DownloadReport;
import io.insarhub.core.download.Downloads;
import io.insarhub.core.download.FileDownload;
import io.insarhub.core.download.FileResult;
import io.insarhub.core.http.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Downloads scenes from where their records say, by Earthdata Login, several at a time. Each comes into
 * {@code <name>.zip.part} and gets its name once its length and its MD5 are right; what broke off is gone on with, in this
 * run or a later one. Names are those of the scenes: neither address nor server has a say in them. Immutable; safe for use
 * by many threads; one object is one session.
 *
 * <p>Credentials are the given ones, else {@code EARTHDATA_TOKEN}, else {@code EARTHDATA_USERNAME} with
 * {@code EARTHDATA_PASSWORD}, else {@code ~/.netrc}; they are looked up when something is to be fetched, and nobody is ever
 * asked.
 */
public final class SceneDownload {

    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");
    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

    private final Downloads downloads;
    private final boolean extracts;

    private SceneDownload(Builder builder) {
        this.downloads = builder.downloads.access(builder.session.open()).build();
        this.extracts = builder.extracts;
    }

    /** Downloads by the usual hosts, three at a time, without unpacking. */
    public static SceneDownload withDefaults() {
        return builder().build();
    }

    /** Settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@link #fetch(Collection, Path, ProgressListener, Cancellation)} of all scenes of a search. */
    public SceneDownloadReport fetch(Scenes scenes, Path folder, ProgressListener listener, Cancellation cancellation) {
        return fetch(scenes.list(), folder, listener, cancellation);
    }

    /**
     * Fetches scenes. Blocks until each is there or has failed; none stops the others. To be called again after any failure.
     *
     * @param scenes the scenes; of several with one name the first
     * @param folder where they go; made if it is not there
     * @param listener hears the bytes of all files together, as task {@code download}, then those of each archive, as task
     *     {@code extract}
     * @throws BadFileException if the folder cannot be made
     * @throws CancelledException if it was cancelled or interrupted; what has come is kept
     */
    public SceneDownloadReport fetch(
            Collection<Scene> scenes, Path folder, ProgressListener listener, Cancellation cancellation) {
        Map<String, SceneResult> results = new LinkedHashMap<>();
        Map<String, FileDownload> files = new LinkedHashMap<>();
        for (Scene scene : Scenes.of(scenes)) {
            String url = scene.url();
            if (url == null || url.isBlank()) {
                results.put(scene.name(), SceneResult.withoutUrl(scene.name()));
                continue;
            }
            try {
                files.put(scene.name(), file(scene, url.strip()));
            } catch (BadOptionException e) {
                results.put(scene.name(), SceneResult.failed(scene.name(), null, 0, e));
            }
        }
        DownloadReport report = downloads.fetch(List.copyOf(files.values()), folder, listener, cancellation);
        int next = 0;
        for (String scene : files.keySet()) {
            results.put(scene, result(scene, report.results().get(next++), listener, cancellation));
        }
        return new SceneDownloadReport(
                Scenes.of(scenes).names().stream().map(results::get).toList());
    }

    private SceneResult result(String scene, FileResult file, ProgressListener listener, Cancellation cancellation) {
        if (file.failure().isPresent()) {
            return SceneResult.failed(
                    scene, file.file(), file.fetchedBytes(), file.failure().get());
        }
        Outcome outcome = file.outcome() == FileResult.Outcome.SKIPPED ? Outcome.SKIPPED : Outcome.DOWNLOADED;
        SceneResult there = new SceneResult(scene, outcome, file.file(), null, file.fetchedBytes(), null);
        Path folder = file.file().getParent();
        if (!extracts || folder == null || !file.file().toString().endsWith(".zip")) {
            return there;
        }
        try {
            List<Path> roots = ZipArchive.of(file.file())
                    .extract(folder, listener, cancellation)
                    .roots();
            return roots.size() == 1 ? there.withSafe(roots.get(0)) : there.withSafe(folder);
        } catch (BadFileException e) {
            return SceneResult.failed(scene, file.file(), file.fetchedBytes(), e);
        }
    }

    /** What of a record is of use: catalogues write {@code NA} where they know no MD5. */
    private static FileDownload file(Scene scene, String address) {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            throw new BadOptionException("url of " + scene.name(), "is no http or https address");
        }
        Matcher extension = EXTENSION.matcher(url.encodedPath());
        FileDownload file = FileDownload.of(url, scene.name() + (extension.find() ? extension.group() : ".zip"));
        Long bytes = scene.bytes();
        if (bytes != null && bytes > 0) {
            file = file.withBytes(bytes);
        }
        String md5 = scene.md5();
        return md5 != null && MD5.matcher(md5.strip()).matches() ? file.withMd5(md5.strip()) : file;
    }

    /** Settings for downloads of scenes. */
    public static final class Builder {

        private final Downloads.Builder downloads = Downloads.builder("ASF");
        private final EarthdataSession session = new EarthdataSession();
        private boolean extracts;

        private Builder() {}

        /** Whose account; by default that of the environment or of {@code ~/.netrc}. */
        public Builder credentials(EarthdataCredentials value) {
            session.credentials(() -> value);
            return this;
        }

        /** How many scenes come at a time; 3 by default. */
        public Builder parallel(int scenes) {
            downloads.parallel(scenes);
            return this;
        }

        /** Checks files in place by MD5 too, where the record has one, not by length alone; off by default. */
        public Builder checkExisting(boolean value) {
            downloads.checkExisting(value);
            return this;
        }

        /** Unpacks each archive beside itself once all are there: {@code <name>.SAFE}; off by default. */
        public Builder extract(boolean value) {
            extracts = value;
            return this;
        }

        /** The login host, which alone gets user name and password; {@code https://urs.earthdata.nasa.gov} by default. */
        public Builder loginUrl(HttpUrl value) {
            session.loginUrl(value);
            return this;
        }

        /** One more origin that gets the token, a mirror say; ASF's hosts always do. */
        public Builder dataOrigin(HttpUrl value) {
            session.dataOrigin(value);
            return this;
        }

        /** When to try again; {@link RetryPolicy#standard()} by default. */
        public Builder retryPolicy(RetryPolicy value) {
            downloads.retryPolicy(value);
            return this;
        }

        /** A transfer as good as silent for this long has broken off; 60 s by default. */
        public Builder stallTimeout(Duration value) {
            downloads.stallTimeout(value);
            return this;
        }

        Builder network(Network value) {
            downloads.network(value);
            return this;
        }

        Builder mostBytes(long value) {
            downloads.mostBytes(value);
            return this;
        }

        Builder credentialSource(Supplier<EarthdataCredentials> value) {
            session.credentials(value);
            return this;
        }

        /** The downloads. */
        public SceneDownload build() {
            return new SceneDownload(this);
        }
    }
}

package io.insarhub.core;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.Scene;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.download.Downloads;
import io.insarhub.core.http.Access;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.Network;
import io.insarhub.core.orbit.OrbitArchive;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/**
 * Downloads the orbit file of each scene from ASF's archive, by Earthdata Login: the precise one where there is one whose
 * validity covers the scene, else the restituted one. What is there and whole is not fetched again; a restituted file gives
 * way to a precise one as soon as there is one. Immutable; safe for use by many threads; one object is one session.
 *
 * <p>Credentials as for {@link SceneDownload}.
 */
public final class OrbitDownload {

    private static final String SERVICE = "ASF orbits";

    private final Downloads downloads;
    private final OrbitArchive archive;
    private final Network network;

    private OrbitDownload(Builder builder) {
        Access access = builder.session.open();
        HttpService service = HttpService.builder(SERVICE)
                .network(builder.network)
                .access(access)
                .retryPolicy(builder.retryPolicy)
                .build();
        this.archive = new OrbitArchive(service, builder.archiveUrl);
        this.network = builder.network;
        this.downloads = Downloads.builder(SERVICE)
                .network(builder.network)
                .access(access)
                .retryPolicy(builder.retryPolicy)
                .parallel(builder.parallel)
                .mostBytes(64L << 20)
                .build();
    }

    /** Downloads from ASF, three at a time. */
    public static OrbitDownload withDefaults() {
        return builder().build();
    }

    /** Settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@link #fetch(Collection, Path, ProgressListener, Cancellation)} of all scenes of a search. */
    public OrbitReport fetch(Scenes scenes, Path folder, ProgressListener listener, Cancellation cancellation) {
        return fetch(scenes.list(), folder, listener, cancellation);
    }

    /**
     * Fetches the orbit files of scenes. Blocks until each is there or its lack is known; none stops the others. The archive's
     * lists are asked for once, and not at all if every scene has its precise orbit.
     *
     * @param folder where they go; made if it is not there. One file may serve several scenes
     * @param listener hears the bytes of all files together, as task {@code download}
     * @throws BadFileException if the folder cannot be made or read
     * @throws CancelledException if it was cancelled or interrupted; what has come is kept
     */
    public OrbitReport fetch(
            Collection<Scene> scenes, Path folder, ProgressListener listener, Cancellation cancellation) {
        return new OrbitRun(archive, downloads, network.clock(), folder, listener, cancellation)
                .fetch(Scenes.of(scenes).list());
    }

    /** Settings for downloads of orbit files. */
    public static final class Builder {

        private final EarthdataSession session = new EarthdataSession();
        private HttpUrl archiveUrl = HttpUrl.get("https://s1qc.asf.alaska.edu");
        private Network network = Network.shared();
        private RetryPolicy retryPolicy = RetryPolicy.standard();
        private int parallel = 3;

        private Builder() {}

        /** Whose account; by default that of the environment or of {@code ~/.netrc}. */
        public Builder credentials(EarthdataCredentials value) {
            session.credentials(() -> value);
            return this;
        }

        /** The archive that {@code aux_poeorb} and {@code aux_resorb} are in; ASF's by default. */
        public Builder archiveUrl(HttpUrl value) {
            archiveUrl = value;
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
            retryPolicy = value;
            return this;
        }

        /** How many files come at a time; 3 by default. */
        public Builder parallel(int files) {
            parallel = files;
            return this;
        }

        Builder network(Network value) {
            network = value;
            return this;
        }

        Builder credentialSource(Supplier<EarthdataCredentials> value) {
            session.credentials(value);
            return this;
        }

        /** The downloads. */
        public OrbitDownload build() {
            return new OrbitDownload(this);
        }
    }
}

package io.insarhub.quality.sources;

import io.insarhub.core.geotiff.RangeSource;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** A public bucket, read without an account. To be closed. Safe for many threads. */
final class S3Bucket implements ObjectStore {

    private final String name;
    private final S3Client client;
    private final ExecutorService threads;

    private S3Bucket(String name, S3Client client) {
        this.name = name;
        this.client = client;
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "insarhub-s3");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * A bucket.
     *
     * @param endpoint where; null for Amazon itself
     * @param longestSilence how long an answer may take
     */
    static S3Bucket open(String name, Region region, @Nullable HttpUrl endpoint, Duration longestSilence) {
        S3ClientBuilder builder = S3Client.builder()
                .region(region)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                // whatever the user's own AWS profile says, which has nothing to do with this bucket
                .defaultsMode(DefaultsMode.STANDARD)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(20))
                        .socketTimeout(longestSilence));
        if (endpoint != null) {
            builder.endpointOverride(URI.create(endpoint.toString())).forcePathStyle(true);
        }
        return new S3Bucket(name, builder.build());
    }

    @Override
    public RangeSource object(String key) {
        return new S3Object(client, threads, name, key);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}

package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ServiceException;
import io.insarhub.core.geotiff.RangeSource;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An object of an S3 bucket by ranges. The first answer's ETag goes with every later request, so that halves of two
 * states are never mixed. Tries are the SDK's. It runs on a thread of its own: nothing ends a call of the SDK at once, but
 * whoever waits for it is free soon after a cancellation.
 */
final class S3Object implements RangeSource {

    private static final int NO_SUCH_RANGE = 416;
    private static final int NOT_THAT_STATE = 412;
    private static final int PARTIAL = 206;
    private static final long POLL_MILLIS = 50;

    private final S3Client client;
    private final ExecutorService threads;
    private final String bucket;
    private final String key;
    private volatile @Nullable String etag;

    S3Object(S3Client client, ExecutorService threads, String bucket, String key) {
        this.client = client;
        this.threads = threads;
        this.bucket = bucket;
        this.key = key;
    }

    @Override
    public String name() {
        return "s3://" + bucket + "/" + key;
    }

    @Override
    public byte[] read(long offset, int length, Cancellation cancellation) {
        cancellation.throwIfCancelled(name());
        Future<byte[]> call = threads.submit(() -> get(offset, length));
        try {
            while (true) {
                try {
                    return call.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    cancellation.throwIfCancelled(name());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(name());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof S3Exception refusal && refusal.statusCode() == NO_SUCH_RANGE) {
                return new byte[0];
            }
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem instanceof SdkException ? refused(problem) : problem;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            call.cancel(true);
        }
    }

    private byte[] get(long offset, int length) {
        GetObjectRequest.Builder request = GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .range("bytes=" + offset + "-" + (offset + length - 1));
        String known = etag;
        if (known != null) {
            request.ifMatch(known);
        }
        ResponseBytes<GetObjectResponse> answer = client.getObject(request.build(), (response, in) -> {
            try {
                return ResponseBytes.fromByteArray(response, in.readNBytes(length + 1));
            } catch (IOException e) {
                throw RetryableException.create(name() + " broke off", e);
            }
        });
        int status = answer.response().sdkHttpResponse().statusCode();
        byte[] bytes = answer.asByteArrayUnsafe();
        if (status != PARTIAL || bytes.length > length) {
            throw new ServiceException("S3", status, name() + " came whole where a range was asked for", null);
        }
        Long told = answer.response().contentLength();
        if (told != null && told != bytes.length) {
            throw new ServiceException("S3", 0, name() + " broke off after " + bytes.length + " bytes", null);
        }
        if (known == null) {
            etag = answer.response().eTag();
        }
        return bytes;
    }

    private ServiceException refused(RuntimeException problem) {
        int status = problem instanceof S3Exception refusal ? refusal.statusCode() : 0;
        String why =
                status == NOT_THAT_STATE ? "changed while it was being read" : String.valueOf(problem.getMessage());
        return new ServiceException("S3", status, name() + ": " + why, problem);
    }
}

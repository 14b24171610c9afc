package io.insarhub.core.http;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.WaitClock;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One request and the head of its answer, no redirects. The exchange runs on a thread of its own, so that its caller is
 * free within {@link WaitClock#POLL} of a cancellation even where the machine's name look-up hangs, which nothing ends.
 */
final class Exchange {

    private final OkHttpClient client;
    private final Network network;
    private final Duration longestSilence;
    private final long answerNanos;
    private final long connectionNanos;

    /**
     * Exchanges of a service.
     *
     * @param connectTimeout how long OkHttp tries to reach an address; with the name look-up and TLS, which nothing else
     *     bounds, a connection may take this and the longest silence
     * @param longestSilence how long an answer may take to begin once there is a connection, and then each read of it
     */
    Exchange(OkHttpClient client, Network network, Duration connectTimeout, Duration longestSilence) {
        this.client = client;
        this.network = network;
        this.longestSilence = longestSilence;
        this.answerNanos = longestSilence.toNanos();
        this.connectionNanos = connectTimeout.plus(longestSilence).toNanos();
    }

    /** Next to the wire: notes in the request's tag that a connection stood, and keeps OkHttp from repeating by itself. */
    static Interceptor nextToTheWire() {
        return chain -> {
            AtomicBoolean sent = chain.request().tag(AtomicBoolean.class);
            if (sent != null) {
                sent.set(true);
            }
            return withoutInvitation(chain.proceed(chain.request()));
        };
    }

    /**
     * OkHttp sends a request again, whatever it is and past every limit, if a 503 says {@code Retry-After: 0}, and has no
     * switch for that.
     */
    private static Response withoutInvitation(Response response) {
        String retryAfter = response.header("Retry-After", "");
        boolean invites = response.code() == 503 && retryAfter != null && retryAfter.matches("0+");
        return invites ? response.newBuilder().removeHeader("Retry-After").build() : response;
    }

    /**
     * Sends a request.
     *
     * @throws CancelledException if it was cancelled, or if the thread was interrupted (its flag stays set)
     */
    HttpStream send(Request request, Cancellation cancellation, String work) throws IOException {
        cancellation.throwIfCancelled(work);
        AtomicBoolean sent = new AtomicBoolean();
        Call call = client.newCall(
                request.newBuilder().tag(AtomicBoolean.class, sent).build());
        CompletableFuture<Response> head = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call answered, Response response) {
                if (!head.complete(response)) {
                    response.close();
                }
            }

            @Override
            public void onFailure(Call failed, IOException e) {
                head.completeExceptionally(sent.get() ? e : new UnsentException(e));
            }
        });
        try {
            Response response = await(head, sent, cancellation, work);
            return new HttpStream(response, network.clock(), network.watch().watch(call, cancellation, longestSilence));
        } catch (CancelledException | IOException e) {
            call.cancel();
            abandon(head);
            throw e;
        }
    }

    private Response await(CompletableFuture<Response> head, AtomicBoolean sent, Cancellation cancellation, String work)
            throws IOException {
        long start = System.nanoTime();
        boolean written = false;
        while (true) {
            try {
                return head.get(WaitClock.POLL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                cancellation.throwIfCancelled(work);
                long now = System.nanoTime();
                if (!written && sent.get()) {
                    written = true;
                    start = now;
                }
                if (now - start > (written ? answerNanos : connectionNanos)) {
                    throw timeOut(written);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException(work);
            } catch (ExecutionException e) {
                cancellation.throwIfCancelled(work);
                if (e.getCause() instanceof IOException io) {
                    throw io;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static IOException timeOut(boolean written) {
        return written
                ? new SocketTimeoutException("no answer began")
                : new UnsentException(new SocketTimeoutException("no connection stood"));
    }

    private static void abandon(CompletableFuture<Response> head) {
        if (!head.cancel(false) && !head.isCompletedExceptionally()) {
            head.join().close();
        }
    }
}

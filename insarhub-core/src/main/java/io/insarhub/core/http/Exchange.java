package io.insarhub.core.http;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import java.io.IOException;
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
 * free within {@link HttpClock#POLL} of a cancellation even where the machine's name look-up hangs, which nothing ends.
 */
final class Exchange {

    private final OkHttpClient client;
    private final Network network;

    Exchange(OkHttpClient client, Network network) {
        this.client = client;
        this.network = network;
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
            Response response = await(head, cancellation, work);
            return new HttpStream(response, network.clock(), network.watch().watch(call, cancellation));
        } catch (CancelledException e) {
            call.cancel();
            abandon(head);
            throw e;
        }
    }

    private static Response await(CompletableFuture<Response> head, Cancellation cancellation, String work)
            throws IOException {
        while (true) {
            try {
                return head.get(HttpClock.POLL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                cancellation.throwIfCancelled(work);
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

    private static void abandon(CompletableFuture<Response> head) {
        if (!head.cancel(false) && !head.isCompletedExceptionally()) {
            head.join().close();
        }
    }
}

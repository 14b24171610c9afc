package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.ServiceException;
import io.insarhub.core.http.FailedTry;
import io.insarhub.core.http.HttpReply;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.ReplyReader;
import io.insarhub.core.json.PythonJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** The API's requests and answers: sessions, JSON, and refusals in types. For many threads. */
final class Hyp3Http {

    private static final MediaType JSON = MediaType.get("application/json");

    /** Refusals that have a meaning of their own here; others are the HTTP layer's. */
    private static final Integer[] REFUSALS = {400, 401, 403, 404};

    private final Hyp3Session session;
    private final HttpService reads;
    private final HttpService once;
    private final HttpService posts;

    /**
     * Requests in a session.
     *
     * @param submitTimeout after which a submission's outcome counts as unknown
     */
    Hyp3Http(Hyp3Session session, Network network, Duration submitTimeout) {
        this.session = session;
        reads = service(session, network).returnedStatuses(REFUSALS).build();
        once = service(session, network)
                .returnedStatuses(REFUSALS)
                .retryPolicy(RetryPolicy.standard().withMaxTries(2))
                .readTimeout(Duration.ofSeconds(30))
                .callTimeout(Duration.ofSeconds(40))
                .build();
        posts = service(session, network)
                .returnedStatuses(IntStream.range(400, 600).boxed().toArray(Integer[]::new))
                .retryPolicy(RetryPolicy.never())
                .readTimeout(submitTimeout)
                .callTimeout(submitTimeout)
                .build();
    }

    private static HttpService.Builder service(Hyp3Session session, Network network) {
        return HttpService.builder(Hyp3Client.SERVICE).network(network).access(session);
    }

    void logIn(Cancellation cancellation) {
        session.ensure(cancellation);
    }

    <T> T get(HttpUrl url, Function<Map<String, Object>, T> meaning, Cancellation cancellation) {
        Request request = new Request.Builder().url(url).build();
        return understood(inSession(() -> reads.send(request, whole(meaning), cancellation), cancellation));
    }

    /** For calls that the service may be unable to answer at all: does not wait long for it. */
    <T> T getOnce(HttpUrl url, Function<Map<String, Object>, T> meaning, Cancellation cancellation) {
        Request request = new Request.Builder().url(url).build();
        return understood(inSession(() -> once.send(request, whole(meaning), cancellation), cancellation));
    }

    <T> T patch(HttpUrl url, Object body, Function<Map<String, Object>, T> meaning, Cancellation cancellation) {
        Request request = new Request.Builder().url(url).patch(json(body)).build();
        return understood(inSession(() -> reads.send(request, whole(meaning), cancellation), cancellation));
    }

    /** A POST that changes nothing. */
    <T> T validate(HttpUrl url, Object body, Function<Map<String, Object>, T> meaning, Cancellation cancellation) {
        Request request = new Request.Builder().url(url).post(json(body)).build();
        return understood(inSession(() -> reads.send(request, whole(meaning), cancellation), cancellation));
    }

    /** A POST that spends credits: sent once, unless the service surely did nothing for want of a session. */
    <T> T post(HttpUrl url, Object body, Function<Map<String, Object>, T> meaning, Cancellation cancellation) {
        Request request = new Request.Builder().url(url).post(json(body)).build();
        try {
            return understood(inSession(() -> posts.sendOnce(request, whole(meaning), cancellation), cancellation));
        } catch (Hyp3Exception | CancelledException known) {
            throw known;
        } catch (ServiceException e) {
            throw FailedTry.surelyNotDone(e)
                    ? Hyp3Exception.notDone(e.status(), words(e), null, e)
                    : Hyp3Exception.of(
                            Hyp3Exception.Kind.UNKNOWN_OUTCOME,
                            e.status(),
                            words(e) + "; whether the jobs were accepted is not known",
                            e);
        }
    }

    /** An answer with its meaning, or a refusal. */
    private record Understood<T>(HttpReply reply, java.util.Optional<T> meaning) {}

    @FunctionalInterface
    private interface Call<T> {
        Understood<T> run();
    }

    /** Once more in a new session if the API has forgotten the old one: then it did nothing. */
    private <T> Understood<T> inSession(Call<T> call, Cancellation cancellation) {
        int number = session.ensure(cancellation);
        Understood<T> answer = call.run();
        if (answer.reply.status() == 401) {
            session.renew(number, cancellation);
            answer = call.run();
        }
        if (answer.reply.status() == 401) {
            throw session.refused();
        }
        return answer;
    }

    private static <T> T understood(Understood<T> answer) {
        return answer.meaning.orElseThrow(() -> Refusal.of(answer.reply));
    }

    private static <T> ReplyReader<Understood<T>> whole(Function<Map<String, Object>, T> meaning) {
        return reply -> {
            if (reply.status() >= 300) {
                return new Understood<>(reply, java.util.Optional.empty());
            }
            try {
                return new Understood<>(reply, java.util.Optional.of(meaning.apply(reply.jsonObject())));
            } catch (BadFileException e) {
                throw FailedTry.brokenAnswer(
                        "the answer is not as documented: " + e.place().orElse("") + " " + e.problem());
            }
        };
    }

    /** The message without the service's name, which the new exception puts before it again. */
    private static String words(ServiceException e) {
        String message = String.valueOf(e.getMessage());
        return message.replaceFirst("^" + Hyp3Client.SERVICE + "( \\(HTTP \\d+\\))?: ", "");
    }

    private static RequestBody json(Object body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PythonJson.compact(body, bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e); // not in memory
        }
        return RequestBody.create(bytes.toByteArray(), JSON);
    }
}

package io.insarhub.core.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A broken exchange in plain words.
 *
 * @param words what happened
 * @param mayPass whether another try may do better
 * @param unsent true if the server surely never had the request
 */
record IoProblem(String words, boolean mayPass, boolean unsent) {

    static IoProblem of(IOException e) {
        if (e instanceof UnsentException && e.getCause() instanceof IOException cause) {
            IoProblem problem = of(cause);
            return new IoProblem(problem.words, problem.mayPass, true);
        }
        return new IoProblem(words(e), !isUntrusted(e), false);
    }

    private static String words(IOException e) {
        if (e instanceof BrokenAnswerException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof JsonProcessingException json) {
            // not Jackson's own words: they quote the answer
            return "the answer is not the JSON that was expected, or not all of it (see line "
                    + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr() + ")";
        }
        if (e instanceof UnknownHostException) {
            return "the host is not known; check the address and the network";
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "no connection: " + reason(e);
        }
        if (e instanceof InterruptedIOException) {
            return "no answer in time";
        }
        if (isUntrusted(e)) {
            return "the server's certificate is not trusted: " + reason(e);
        }
        if (e instanceof EOFException || e instanceof ProtocolException || e instanceof SocketException) {
            return "the connection broke off: " + reason(e);
        }
        return reason(e);
    }

    private static boolean isUntrusted(IOException e) {
        if (!(e instanceof SSLException)) {
            return false;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(IOException e) {
        @Nullable String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : Redacted.text(message);
    }
}

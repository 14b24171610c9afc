/**
 * Requests to services on the network: one way to send them, with tries, limits, time-outs, cancellation, redirects and
 * logins in their place, so that no caller repeats them. Internal; users meet it only through settings such as
 * {@link io.insarhub.api.RetryPolicy}.
 *
 * <p>A part makes one {@link io.insarhub.core.http.HttpService} for each service that it talks to, and calls
 * {@code send} for whole answers or {@code open} for streams.
 */
@NullMarked
package io.insarhub.core.http;

import org.jspecify.annotations.NullMarked;

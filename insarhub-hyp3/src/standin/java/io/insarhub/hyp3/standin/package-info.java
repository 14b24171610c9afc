/**
 * A stand-in for HyP3 and Earthdata Login on the loopback: real HTTP, accounts with credits, jobs that come to an end
 * when told to, product files by range, and faults on demand. For tests and work without a network; not published.
 */
@NullMarked
package io.insarhub.hyp3.standin;

import org.jspecify.annotations.NullMarked;

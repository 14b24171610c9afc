/** What HyP3 calls a job: what to ask for and what it costs, and what the service tells of those that it has accepted. */
@NullMarked
package io.insarhub.hyp3.job;

import org.jspecify.annotations.NullMarked;

package io.insarhub.core.geotiff;

/**
 * What reading some pixels takes.
 *
 * @param blocks how many tiles, strips, or parts of strips hold them
 * @param bytesNeeded bytes of these in the file
 * @param bytesFetched bytes that are fetched for them: a little more where that saves requests, less where blocks share
 *     bytes
 * @param requests how many requests it takes
 */
public record ReadPlan(int blocks, long bytesNeeded, long bytesFetched, int requests) {}

package io.insarhub.core.archive;

/**
 * A file in an archive, as the archive's table of contents tells of it.
 *
 * @param name its name with its folders, {@code /} between; safe to resolve against a folder
 * @param bytes its length, unpacked
 * @param compressedBytes its length in the archive
 * @param crc32 the checksum of its bytes
 */
public record ZipItem(String name, long bytes, long compressedBytes, long crc32) {}

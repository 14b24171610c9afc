package io.insarhub.core.download;

import io.insarhub.api.Cancellation;
import io.insarhub.core.http.HttpService;
import java.time.Duration;

/**
 * What all files of a call have in common.
 *
 * @param service whom they are asked of
 * @param parallel how many transfers may run on one host
 * @param stallTimeout a transfer as good as silent for this long has broken off
 * @param mostBytes the longest file where nobody tells its length
 * @param checksExisting whether files in place are checked by MD5 too
 * @param durable whether a file is on the device before it gets its name
 * @param space room in the folder
 * @param cancellation asks to stop
 */
record Job(
        HttpService service,
        int parallel,
        Duration stallTimeout,
        long mostBytes,
        boolean checksExisting,
        boolean durable,
        DiskSpace space,
        Cancellation cancellation) {

    void throwIfCancelled(FileDownload download) {
        cancellation.throwIfCancelled("Downloading " + download.name());
    }
}

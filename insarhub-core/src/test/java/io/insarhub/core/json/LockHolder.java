package io.insarhub.core.json;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Program that takes a folder's lock, tells so, and keeps it until its input ends. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        Duration timeout = Duration.ofMillis(Long.parseLong(arguments[1]));
        try {
            FolderLock lock = FolderLock.acquire(Path.of(arguments[0]), timeout, new Cancellation());
            System.out.println("held");
            int ended = System.in.read();
            lock.close();
            System.out.println("given back " + ended);
        } catch (BadFileException e) {
            System.out.println(e.getMessage());
        }
    }
}

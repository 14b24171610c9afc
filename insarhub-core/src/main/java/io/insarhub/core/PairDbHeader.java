package io.insarhub.core;

import io.insarhub.api.file.PairQualityDb;
import java.nio.file.Path;

final class PairDbHeader {
    private PairDbHeader() {}

    static boolean complete(Path p) {
        return JsonFiles.read(p, PairQualityDb.class).complete();
    }
}

package com.example.insar;

import io.insarhub.api.spi.Downloader;
import io.insarhub.api.spi.DownloaderProvider;
import io.insarhub.core.PairSelection;
import io.insarhub.core.Scenes;
import io.insarhub.core.SelectPairsOptions;
import io.insarhub.core.StackWriter;
import java.nio.file.Path;
import java.util.Map;

/** A downloader whose scenes come from a search that somebody saved: the option {@code search}, a file or a folder. */
public final class SavedSearch implements DownloaderProvider {
    @Override
    public String name() {
        return "Saved_Search";
    }

    @Override
    public Downloader create(Map<String, ?> options) {
        return Downloader.of(
                options,
                context -> StackWriter.to(context.workdir())
                        .downloader(name(), options)
                        .write(PairSelection.compatible(SelectPairsOptions.defaults())
                                .selectAll(Scenes.read(Path.of(String.valueOf(options.get("search")))))));
    }
}

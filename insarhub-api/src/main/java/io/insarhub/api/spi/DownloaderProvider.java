package io.insarhub.api.spi;

/** Makes a {@link Downloader}. Listed in {@code META-INF/services/io.insarhub.api.spi.DownloaderProvider}. */
public interface DownloaderProvider extends ComponentProvider<Downloader> {}

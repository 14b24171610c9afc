package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.ServiceException;
import io.insarhub.core.download.FileDownload;
import io.insarhub.hyp3.job.Hyp3Job;
import io.insarhub.hyp3.job.ProductFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one product home: its zip, or, where that is wanted and can be had, the layers that analysis needs. */
final class ProductDownload {

    private static final Logger LOG = LoggerFactory.getLogger(ProductDownload.class);

    private final CheckedDownload downloads;
    private final Path folder;
    private final boolean layersOnly;

    ProductDownload(CheckedDownload downloads, Path folder, boolean layersOnly) {
        this.downloads = downloads;
        this.folder = folder;
        this.layersOnly = layersOnly;
    }

    /** The files of a job that are products: of an interferogram, its zip. */
    static List<ProductFile> products(Hyp3Job job) {
        return job.files().stream().filter(file -> file.name().endsWith(".zip")).toList();
    }

    /**
     * A product that is there and whole.
     *
     * @param place its zip, or the folder of its layers
     * @param fresh whether it came, or a part of it, in this run
     */
    record Arrival(Path place, boolean fresh) {}

    /**
     * Makes sure that a product is there and whole. One that has expired is where its zip is, or its layers are.
     *
     * @return nothing if another program, or another thread, is bringing it home at this moment
     * @throws InsarhubException why it could not be had
     */
    Optional<Arrival> run(Hyp3Job job, ProductFile product, boolean expired, Cancellation cancellation) {
        FileDownload zip = zip(product);
        Path target = folder.resolve(zip.name());
        try (ProductClaim claim = ProductClaim.take(target)) {
            return claim == null ? Optional.empty() : Optional.of(claimed(job, zip, target, expired, cancellation));
        }
    }

    private Arrival claimed(Hyp3Job job, FileDownload zip, Path target, boolean expired, Cancellation cancellation) {
        boolean layersMayDo = (layersOnly || expired)
                && ProductLayers.areOf(job)
                && !downloads.isRight(target, zip, ContentCheck::zip, cancellation);
        if (layersMayDo
                && expired
                && ProductLayers.areRight(job, zip.name(), folder, downloads.verified(), cancellation)) {
            return new Arrival(ProductLayers.of(job, zip, folder).folder(), false);
        }
        return layersMayDo && layersOnly
                ? layersOrZip(ProductLayers.of(job, zip, folder), zip, target, cancellation)
                : new Arrival(target, downloads.run(zip, folder, ContentCheck::zip, expired, cancellation));
    }

    private Arrival layersOrZip(ProductLayers layers, FileDownload zip, Path target, Cancellation cancellation) {
        try {
            return new Arrival(layers.folder(), layers.fetch(downloads, cancellation));
        } catch (ServiceException e) {
            if (!isMissing(e)) {
                throw e;
            }
            LOG.info("{}: not every layer can be had by itself, so the whole comes", zip.name());
            boolean fresh = downloads.run(zip, folder, ContentCheck::zip, false, cancellation);
            layers.removeFetched();
            return new Arrival(target, fresh);
        }
    }

    private static boolean isMissing(ServiceException e) {
        return e.status() == 403 || e.status() == 404;
    }

    private static FileDownload zip(ProductFile product) {
        HttpUrl url = HttpUrl.parse(product.url());
        if (url == null) {
            throw new ServiceException(
                    Hyp3Client.SERVICE, 0, "the address of " + product.name() + " is not one of http", null);
        }
        FileDownload download = FileDownload.of(url, product.name());
        return product.bytes().isPresent() ? download.withBytes(product.bytes().getAsLong()) : download;
    }
}

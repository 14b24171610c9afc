package io.insarhub.hyp3.prepare;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.archive.ZipArchive;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Unpacks of a product's archive what the analysis has a use for. */
public final class ProductUnpacking {

    private ProductUnpacking() {}

    /**
     * Unpacks into {@code <folder>/<product>/}; files that are there already in their right length stay.
     *
     * @throws BadFileException if the archive is broken or could do harm, naming it
     */
    public static ProductFiles unpack(
            String product, Path archive, Path folder, ProgressListener listener, Cancellation cancellation) {
        ZipArchive zip = ZipArchive.of(archive);
        Predicate<String> wanted = name -> isWanted(product, name.substring(name.lastIndexOf('/') + 1));
        boolean hasFolder = zip.items().stream()
                .filter(item -> wanted.test(item.name()))
                .allMatch(item -> item.name().startsWith(product + "/"));
        Path home = folder.resolve(product);
        zip.extract(hasFolder ? folder : home, wanted, listener, cancellation);
        List<ProductFiles> found =
                ProductSearch.in(List.of(home), Set.of(), product::equals).unpacked();
        return found.isEmpty() ? new ProductFiles(product, Map.of(), null) : found.get(0);
    }

    private static boolean isWanted(String product, String fileName) {
        return fileName.equals(product + ".txt")
                || LayerKind.of(fileName)
                        .filter(kind -> kind.product(fileName).equals(product))
                        .isPresent();
    }
}

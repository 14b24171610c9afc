package io.insarhub.hyp3.prepare;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Looks for products in folders, at any depth: archives, and folders of files that somebody unpacked or downloaded one by
 * one. Where a product is there in several places its archive counts, else the place with most of its files, and of equal
 * ones the first by path.
 */
public final class ProductSearch {

    private static final int MOST_LEVELS = 16;
    private static final String ARCHIVE = ".zip";
    private static final String PARAMETERS = ".txt";

    private final Predicate<String> isProduct;
    private final Set<Path> passedOver;
    private final Map<String, Path> archives = new TreeMap<>();
    private final Map<String, Map<Path, ProductFiles>> folders = new TreeMap<>();

    private ProductSearch(Predicate<String> isProduct, Set<Path> passedOver) {
        this.isProduct = isProduct;
        this.passedOver = passedOver;
    }

    /**
     * Looks through folders.
     *
     * @param folders where to look
     * @param passedOver folders in them that are not looked into
     * @param isProduct tells names of products
     * @throws BadFileException if a folder cannot be listed
     */
    public static ProductSearch in(List<Path> folders, Set<Path> passedOver, Predicate<String> isProduct) {
        ProductSearch search = new ProductSearch(isProduct, passedOver);
        new LinkedHashSet<>(folders).forEach(search::look);
        return search;
    }

    /** Archives by the product's name, sorted. */
    public Map<String, Path> archives() {
        return archives;
    }

    /** Products of which there are files, but no archive, sorted by name. */
    public List<ProductFiles> unpacked() {
        return folders.entrySet().stream()
                .filter(entry -> !archives.containsKey(entry.getKey()))
                .map(entry -> fullest(entry.getValue()))
                .toList();
    }

    private static ProductFiles fullest(Map<Path, ProductFiles> places) {
        return places.values().stream()
                .max(Comparator.comparingInt(files -> files.layers().size() + (files.parameters() == null ? 0 : 1)))
                .orElseThrow();
    }

    private void look(Path top) {
        if (!Files.isDirectory(top)) {
            return;
        }
        try {
            // a link to where the disk has room is common for products; nothing is written through it
            Files.walkFileTree(top, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MOST_LEVELS, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean hidden = !folder.equals(top) && name(folder).startsWith(".");
                    return hidden || passedOver.contains(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        found(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof java.nio.file.FileSystemLoopException
                            || e instanceof java.nio.file.NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new BadFileException(
                    top, null, "cannot be searched for products: " + e.getMessage(), "Check its permissions", e);
        }
    }

    private void found(Path file) {
        String name = name(file);
        if (name.endsWith(ARCHIVE)) {
            String product = name.substring(0, name.length() - ARCHIVE.length());
            if (isProduct.test(product)) {
                archives.merge(product, file, ProductSearch::nearer);
            }
        } else if (name.endsWith(PARAMETERS)) {
            String product = name.substring(0, name.length() - PARAMETERS.length());
            if (isProduct.test(product)) {
                add(new ProductFiles(product, Map.of(), file), file);
            }
        } else {
            LayerKind.of(name).ifPresent(kind -> {
                String product = kind.product(name);
                if (isProduct.test(product)) {
                    add(new ProductFiles(product, Map.of(kind, file), null), file);
                }
            });
        }
    }

    private static Path nearer(Path a, Path b) {
        return Comparator.comparingInt(Path::getNameCount)
                                .thenComparing(Path::toString)
                                .compare(a, b)
                        <= 0
                ? a
                : b;
    }

    private void add(ProductFiles part, Path file) {
        folders.computeIfAbsent(part.name(), product -> new TreeMap<>())
                .merge(java.util.Objects.requireNonNull(file.getParent()), part, ProductSearch::together);
    }

    private static ProductFiles together(ProductFiles a, ProductFiles b) {
        Map<LayerKind, Path> layers = new TreeMap<>(a.layers());
        layers.putAll(b.layers());
        return new ProductFiles(a.name(), layers, a.parameters() == null ? b.parameters() : a.parameters());
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}

package io.insarhub.hyp3.standin;

import java.util.Map;

/** Makes what is in a job's product. Asked once a job, by many threads; the same job must always give the same bytes. */
@FunctionalInterface
public interface ProductMaker {

    /**
     * The files of a product.
     *
     * @param product the product's name
     * @param parameters the job's parameters, as they were sent
     * @return files by what follows the product's name, such as {@code _unw_phase.tif} and {@code .txt}, in the order of
     *     the zip
     */
    Map<String, byte[]> files(String product, Map<String, Object> parameters);

    /**
     * The lengths of {@link #files}, in bytes, where they are known without making the files: a listing of thousands of
     * jobs then makes none. Empty where they are not.
     */
    default Map<String, Integer> lengths(String product, Map<String, Object> parameters) {
        return Map.of();
    }
}

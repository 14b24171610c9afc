package io.insarhub.core.search;

import io.insarhub.core.S1SlcOptions;
import io.insarhub.core.SceneSearch;
import io.insarhub.core.SearchResult;
import okhttp3.HttpUrl;

/** Program that searches the catalogue at an address and tells what came of it. */
final class SmallHeapSearch {

    private SmallHeapSearch() {}

    public static void main(String[] address) {
        SearchResult found = SceneSearch.with(S1SlcOptions.builder()
                        .relativeOrbit(13)
                        .polarization("VV")
                        .build())
                .endpoint(HttpUrl.get(address[0]))
                .run();
        System.out.println(found);
    }
}

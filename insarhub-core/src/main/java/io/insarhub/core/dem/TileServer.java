package io.insarhub.core.dem;

import io.insarhub.api.Cancellation;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.ServiceException;
import io.insarhub.core.geotiff.HttpRangeSource;
import io.insarhub.core.geotiff.RangeSource;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.Network;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Where tiles come from, and which of them there are.
 *
 * <p>404 means that there is no such tile: the bucket of GLO-30 may be listed by everybody, and S3 then answers 404 for
 * what it does not have (Amazon S3 API Reference, GetObject). Where a bucket may not be listed it answers 403 instead,
 * which may as well be a refusal; then, and where an area has no tile at all, the bucket's {@code tileList.txt} decides.
 * Nothing else makes a tile sea.
 */
public final class TileServer {

    /** What messages call the service. */
    static final String NAME = "Copernicus DEM";

    private static final int MOST_LIST_BYTES = 16 << 20;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final HttpUrl base;
    private final HttpService service;

    private TileServer(HttpUrl base, HttpService service) {
        this.base = base;
        this.service = service;
    }

    /** The tiles below an address. */
    public static TileServer at(HttpUrl base, Network network, RetryPolicy retryPolicy) {
        HttpService service = HttpService.builder(NAME)
                .network(network)
                .retryPolicy(retryPolicy)
                .maxBodyBytes(MOST_LIST_BYTES)
                .build();
        return new TileServer(base, service);
    }

    HttpUrl base() {
        return base;
    }

    HttpUrl url(DemTile tile) {
        return base.newBuilder().addPathSegments(tile.path()).build();
    }

    /** The bytes of a tile. */
    RangeSource source(DemTile tile) {
        return HttpRangeSource.of(service, url(tile));
    }

    /**
     * Tells a tile that is not there from one that is not given.
     *
     * @param refusal what the server said when the tile was opened
     * @return true if there is no such tile
     */
    boolean isMissing(DemTile tile, ServiceException refusal, Cancellation cancellation) {
        if (refusal.status() == NOT_FOUND) {
            return true;
        }
        if (refusal.status() != FORBIDDEN) {
            return false;
        }
        try {
            return !list(cancellation).contains(tile.name());
        } catch (ServiceException noList) {
            refusal.addSuppressed(noList);
            return false;
        }
    }

    /**
     * Makes sure that an area without any tile is sea, not a wrong address.
     *
     * @throws ServiceException if nothing at the base address says so
     */
    void requireSea(Set<DemTile> tiles, Cancellation cancellation) {
        Set<String> there;
        try {
            there = list(cancellation);
        } catch (ServiceException e) {
            throw new ServiceException(
                    NAME,
                    e.status(),
                    "none of the " + tiles.size() + " tiles of the area is at " + base + ", and its tileList.txt, which"
                            + " would tell whether that is all sea, could not be read (" + e.getMessage()
                            + "). Check base_url; over open sea no DEM is needed",
                    e);
        }
        for (DemTile tile : tiles) {
            if (there.contains(tile.name())) {
                throw new ServiceException(
                        NAME, NOT_FOUND, "tile " + tile + " is in tileList.txt but not at " + url(tile), null);
            }
        }
    }

    private Set<String> list(Cancellation cancellation) {
        Request request = new Request.Builder()
                .url(base.newBuilder().addPathSegment("tileList.txt").build())
                .build();
        String text = new String(service.send(request, cancellation).body(), StandardCharsets.UTF_8);
        Set<String> names =
                text.lines().map(String::strip).filter(n -> !n.isEmpty()).collect(Collectors.toSet());
        if (names.stream().noneMatch(name -> name.startsWith("Copernicus_DSM_"))) {
            throw new ServiceException(NAME, 0, request.url() + " names no tiles", null);
        }
        return names;
    }
}

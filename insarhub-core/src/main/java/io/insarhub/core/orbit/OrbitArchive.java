package io.insarhub.core.orbit;

import io.insarhub.api.Cancellation;
import io.insarhub.api.OrbitKind;
import io.insarhub.api.ServiceException;
import io.insarhub.core.http.FailedTry;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.HttpStream;
import io.insarhub.core.http.Retry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * ASF's archive of orbit files: a folder for each kind, with a web page that lists it, of some 15 MB. The page is searched
 * as it comes for the names of orbit files, and those that nobody needs are forgotten at once.
 */
public final class OrbitArchive {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final long MOST_BYTES = 128L << 20;

    private final HttpService service;
    private final HttpUrl base;

    /**
     * An archive.
     *
     * @param base the folder that {@code aux_poeorb} and {@code aux_resorb} are in
     */
    public OrbitArchive(HttpService service, HttpUrl base) {
        this.service = service;
        this.base = base;
    }

    /** Where a file is. */
    public HttpUrl url(OrbitFile file) {
        return base.newBuilder()
                .addPathSegment(folder(file.kind()))
                .addPathSegment(file.name())
                .build();
    }

    /**
     * The files of a kind that one of the needs could be met by.
     *
     * @throws ServiceException if the list does not come, is endless, or has no orbit file in it
     */
    public List<OrbitFile> list(OrbitKind kind, Collection<OrbitNeed> needs, Cancellation cancellation) {
        HttpUrl page = base.newBuilder()
                .addPathSegment(folder(kind))
                .addPathSegment("")
                .build();
        Request request = new Request.Builder().url(page).build();
        Retry retry = service.retry();
        while (true) {
            FailedTry failed;
            try (HttpStream answer = service.open(request, cancellation)) {
                if (answer.status() == 200) {
                    return scan(answer, kind, needs, cancellation);
                }
                failed = FailedTry.of(answer);
            } catch (IOException e) {
                cancellation.throwIfCancelled("Listing orbit files");
                failed = FailedTry.of(page, e);
            }
            retry.pause(failed, cancellation);
        }
    }

    private List<OrbitFile> scan(
            HttpStream answer, OrbitKind kind, Collection<OrbitNeed> needs, Cancellation cancellation)
            throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        Set<OrbitFile> wanted = new LinkedHashSet<>();
        String tail = "";
        boolean any = false;
        long total = 0;
        for (int count = answer.read(buffer, 0, buffer.length);
                count >= 0;
                count = answer.read(buffer, 0, buffer.length)) {
            cancellation.throwIfCancelled("Listing orbit files");
            total += count;
            if (total > MOST_BYTES) {
                throw new ServiceException(
                        service.name(),
                        0,
                        "the list of " + kind + " files is longer than " + MOST_BYTES + " bytes",
                        null);
            }
            String text = tail + new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
            Matcher names = OrbitFile.NAME.matcher(text);
            while (names.find()) {
                any = true;
                OrbitFile.parse(names.group())
                        .filter(file -> file.kind() == kind)
                        .filter(file -> needs.stream().anyMatch(need -> need.isMetBy(file)))
                        .ifPresent(wanted::add);
            }
            tail = text.substring(Math.max(0, text.length() - OrbitFile.NAME_LENGTH + 1));
        }
        if (!any) {
            throw new ServiceException(
                    service.name(),
                    0,
                    "the list of " + kind + " files has no such file in it; it may have moved",
                    null);
        }
        return List.copyOf(wanted);
    }

    private static String folder(OrbitKind kind) {
        return switch (kind) {
            case POEORB -> "aux_poeorb";
            case RESORB -> "aux_resorb";
        };
    }
}

package io.insarhub.hyp3;

import io.insarhub.api.spi.StageContext;
import io.insarhub.core.auth.EarthdataCredentials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/** A program that watches: folder, API, login page, and how many products at a time. */
final class WatchProgram {

    private WatchProgram() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Hyp3InsarProcessor processor = Hyp3InsarProcessor.builder(Hyp3InsarOptions.builder()
                        .service(new Hyp3Service(HttpUrl.get(arguments[1]), HttpUrl.get(arguments[2])))
                        .maxWorkers(arguments.length > 3 ? Integer.parseInt(arguments[3]) : 4)
                        .build())
                .accounts(List.of(EarthdataCredentials.login("anna", "pw-anna")))
                .environment(Map.of())
                .home(folder)
                .watchInterval(Duration.ofMillis(200))
                .build();
        System.out.writeBytes("ready\n".getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        ProductsReport report = processor.watch(StageContext.in(folder));
        System.out.writeBytes((report.verified().size() + "\n").getBytes(StandardCharsets.UTF_8));
        System.exit(report.isComplete() ? 0 : 3);
    }
}

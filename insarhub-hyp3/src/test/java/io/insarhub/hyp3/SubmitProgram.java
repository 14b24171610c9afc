package io.insarhub.hyp3;

import io.insarhub.api.spi.StageContext;
import io.insarhub.core.auth.EarthdataCredentials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/** A program that submits: folder, API, login page, number of pairs, settle time in milliseconds, whether by force. */
final class SubmitProgram {

    private SubmitProgram() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Hyp3Service service = new Hyp3Service(HttpUrl.get(arguments[1]), HttpUrl.get(arguments[2]));
        Hyp3InsarProcessor processor = Hyp3InsarProcessor.builder(Hyp3InsarOptions.builder()
                        .service(service)
                        .submissionChunkSize(50)
                        .build())
                .accounts(List.of(EarthdataCredentials.login("anna", "pw-anna")))
                .environment(Map.of())
                .home(folder)
                .settleTime(Duration.ofMillis(Long.parseLong(arguments[4])))
                .build();
        System.out.writeBytes("ready\n".getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        SubmitReport report = processor.submit(
                StageContext.in(folder),
                TestPairs.of(Integer.parseInt(arguments[3])),
                Boolean.parseBoolean(arguments[5]));
        boolean done = report.remaining().isEmpty() && report.stoppedBy().isEmpty();
        System.out.writeBytes((report + "\n").getBytes(StandardCharsets.UTF_8));
        System.exit(done ? 0 : 3);
    }
}

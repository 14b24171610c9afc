package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.hyp3.job.GammaSettings;
import io.insarhub.hyp3.job.Hyp3Job;
import io.insarhub.hyp3.job.InsarGamma;
import io.insarhub.hyp3.job.InsarIsceBurst;
import io.insarhub.hyp3.job.InsarIsceMultiBurst;
import io.insarhub.hyp3.job.JobParameters;
import io.insarhub.hyp3.job.JobRequest;
import io.insarhub.hyp3.job.JobStatus;
import io.insarhub.hyp3.job.Looks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs of every type that has a type here, from the order to the end. */
class JobTypesTest extends StandInTest {

    private static final Cancellation NEVER = Cancellation.never();
    private static final String REFERENCE = "S1_136231_IW2_20200604T022312_VV_7C85-BURST";
    private static final String SECONDARY = "S1_136231_IW2_20200616T022313_VV_5D11-BURST";

    private record Case(JobParameters parameters, String type, double credits, Map<String, Object> sent) {}

    static List<Case> types() {
        InsarIsceMultiBurst several = new InsarIsceMultiBurst(
                List.of(REFERENCE, "S1_136232_IW2_20200604T022315_VV_7C85-BURST"),
                List.of(SECONDARY, "S1_136232_IW2_20200616T022316_VV_5D11-BURST"),
                Looks.LOOKS_5X1,
                false);
        return List.of(
                new Case(
                        new InsarGamma(pairs(1).get(0), GammaSettings.defaults()),
                        "INSAR_GAMMA",
                        10,
                        Map.of("looks", "20x4", "apply_water_mask", true)),
                new Case(
                        new InsarIsceBurst(REFERENCE, SECONDARY, Looks.LOOKS_10X2, true),
                        "INSAR_ISCE_BURST",
                        1,
                        Map.of("granules", List.of(REFERENCE, SECONDARY), "looks", "10x2", "apply_water_mask", true)),
                new Case(
                        several,
                        "INSAR_ISCE_MULTI_BURST",
                        5,
                        Map.of("reference", several.reference(), "secondary", several.secondary(), "looks", "5x1")));
    }

    @ParameterizedTest
    @MethodSource("types")
    void is_priced_ordered_listed_and_ends(Case job) {
        hyp3.account("anna", "pw-anna", 100.0);
        Hyp3Client client = client(login("anna"));
        JobRequest request = JobRequest.of("mine", job.parameters);

        double price =
                client.validate(List.of(request), NEVER).get(0).creditCost().orElseThrow();
        String id = client.submit(List.of(request), NEVER).get(0).id();
        hyp3.succeedAll();
        Hyp3Job done = client.jobs(JobQuery.all().name("mine"), NEVER).get(0);

        assertThat(price).isEqualTo(job.credits);
        assertThat(client.user(NEVER).remainingCredits()).hasValue(100 - job.credits);
        assertThat(done.id()).isEqualTo(id);
        assertThat(done.jobType()).isEqualTo(job.type);
        assertThat(done.parameters()).containsAllEntriesOf(job.sent);
        assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(done.files()).hasSize(1);
        assertThat(request.isFor(done)).as("known again after a lost answer").isTrue();
        assertThat(JobRequest.again(done).parameters()).containsAllEntriesOf(job.sent);
    }

    @Test
    void fields_that_nobody_knows_yet_change_nothing_and_are_kept() {
        hyp3.account("anna", "pw-anna", null);

        Hyp3Job job = client(login("anna"))
                .submit(List.of(JobRequest.of("mine", types().get(1).parameters)), NEVER)
                .get(0);

        assertThat(job.json()).containsKey("something_new");
        assertThat(job.status()).isEqualTo(JobStatus.PENDING);
        assertThat(Hyp3Job.of(Map.of("job_id", "1", "status_code", "DREAMING")).status())
                .as("a status that nobody knows yet")
                .isEqualTo(JobStatus.UNKNOWN);
    }
}

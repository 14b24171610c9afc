package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ServiceException;
import io.insarhub.core.download.Workers;
import io.insarhub.hyp3.job.Hyp3Job;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds jobs by their IDs: by listing where that is quicker, and one by one what the listing does not show. */
final class JobLookup {

    /** Fewer are asked for one by one: a page holds about a hundred, and there may be very many pages. */
    private static final int WORTH_LISTING = 20;

    private static final Logger LOG = LoggerFactory.getLogger(JobLookup.class);

    private final Accounts accounts;
    private final int workers;
    private final Cancellation cancellation;

    JobLookup(Accounts accounts, int workers, Cancellation cancellation) {
        this.accounts = accounts;
        this.workers = workers;
        this.cancellation = cancellation;
    }

    /**
     * What was found.
     *
     * @param jobs those found
     * @param gone IDs that the service does not know
     */
    record Found(List<Hyp3Job> jobs, List<String> gone) {}

    /**
     * Looks jobs up.
     *
     * @param accountsById whose they are
     * @throws io.insarhub.api.InsarhubException if it could not be found out of any
     */
    Found find(Map<String, String> accountsById) {
        Map<String, Hyp3Job> found = new LinkedHashMap<>();
        if (accountsById.isEmpty()) {
            return new Found(List.of(), List.of());
        }
        Account any = accounts.any();
        for (Account account : accounts.usable()) {
            Set<String> wanted = new HashSet<>();
            accountsById.forEach((id, owner) -> {
                if (owner.equals(account.name())) {
                    wanted.add(id);
                }
            });
            if (wanted.size() >= WORTH_LISTING) {
                listIfPossible(account, wanted, found);
            }
        }
        Set<String> rest = new LinkedHashSet<>(accountsById.keySet());
        rest.removeAll(found.keySet());
        List<String> gone = new ArrayList<>();
        List<String> ids = List.copyOf(rest);
        List<Optional<Hyp3Job>> single = Workers.run(
                ids.size(),
                workers,
                cancellation,
                "Looking up jobs",
                (index, stop) ->
                        owner(accountsById.get(ids.get(index)), any).client().findJob(ids.get(index), stop));
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            single.get(i).ifPresentOrElse(job -> found.put(id, job), () -> gone.add(id));
        }
        return new Found(List.copyOf(found.values()), gone);
    }

    private Account owner(@org.jspecify.annotations.Nullable String name, Account any) {
        return name == null ? any : accounts.named(name).orElse(any);
    }

    /** A list that cannot be had, which may be as long as an account is old, leaves its jobs to be asked for one by one. */
    private void listIfPossible(Account account, Set<String> wanted, Map<String, Hyp3Job> found) {
        try {
            list(account, wanted, found);
        } catch (ServiceException e) {
            LOG.info("{}: its jobs are looked up one by one, for the list fails: {}", account.name(), e.getMessage());
        }
    }

    /** Until all are seen, or the list ends. */
    private void list(Account account, Set<String> wanted, Map<String, Hyp3Job> found) {
        account.client()
                .pages(
                        JobQuery.all(),
                        page -> {
                            for (Hyp3Job job : page) {
                                if (wanted.remove(job.id())) {
                                    found.put(job.id(), job);
                                }
                            }
                            return !wanted.isEmpty();
                        },
                        cancellation);
    }
}

package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.InsarhubException;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.auth.EarthdataCredentials.Login;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All accounts of a user, in the order that they are used. One that is not let in is left out and remembered. */
final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final List<Account> usable;
    private final Map<String, InsarhubException> refused;

    private Accounts(List<Account> usable, Map<String, InsarhubException> refused) {
        this.usable = usable;
        this.refused = refused;
    }

    /** The user has given none. */
    static Accounts none(Path home) {
        CredentialsException missing = new CredentialsException(
                "There is no account for HyP3. Set " + EarthdataCredentials.TOKEN_VARIABLE
                        + ", or add a line \"machine "
                        + EarthdataCredentials.LOGIN_MACHINE + " login NAME password PASSWORD\" to "
                        + home.resolve(".netrc") + ", or NAME:PASSWORD to " + home.resolve(".credit_pool")
                        + ", or pass accounts in",
                null);
        return new Accounts(List.of(), Map.of("no account", missing));
    }

    /**
     * Logs in with each.
     *
     * @param problems what was wrong with where they come from
     */
    static Accounts open(
            List<EarthdataCredentials> credentials,
            List<String> problems,
            Function<EarthdataCredentials, Hyp3Client> clients,
            Cancellation cancellation) {
        List<Account> usable = new ArrayList<>();
        Map<String, InsarhubException> refused = new LinkedHashMap<>();
        problems.forEach(problem -> refused.put(problem, new CredentialsException(problem, null)));
        Set<String> names = new HashSet<>();
        for (EarthdataCredentials one : credentials) {
            String known = one instanceof Login login ? login.user() : "the token from " + one.source();
            if (names.contains(known)) {
                continue;
            }
            try {
                Hyp3Client client = clients.apply(one);
                client.logIn(cancellation);
                Account account = Account.of(client, cancellation);
                names.add(known);
                if (names.add(account.name()) || account.name().equals(known)) {
                    usable.add(account);
                }
            } catch (CancelledException e) {
                throw e;
            } catch (InsarhubException e) {
                LOG.warn("The account {} cannot be used: {}", known, e.getMessage());
                refused.put(known, e);
            }
        }
        return new Accounts(List.copyOf(usable), refused);
    }

    /** Those that were let in. */
    List<Account> usable() {
        return usable;
    }

    /** Why others were not, by name. */
    Map<String, InsarhubException> refused() {
        return refused;
    }

    Optional<Account> named(String name) {
        return usable.stream().filter(account -> account.name().equals(name)).findFirst();
    }

    /** The first that was let in; throws what kept the first out where there is none. */
    Account any() {
        if (usable.isEmpty()) {
            throw refused.values().stream()
                    .findFirst()
                    .orElseGet(() -> new CredentialsException("There is no account for HyP3", null));
        }
        return usable.get(0);
    }
}

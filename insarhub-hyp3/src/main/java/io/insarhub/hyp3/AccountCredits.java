package io.insarhub.hyp3;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The credits of an account. Immutable. */
public final class AccountCredits {

    private final String account;
    private final @Nullable Hyp3User user;
    private final String problem;

    AccountCredits(String account, @Nullable Hyp3User user, String problem) {
        this.account = account;
        this.user = user;
        this.problem = problem;
    }

    /** The user name. */
    public String account() {
        return account;
    }

    /** True if the account's credits never run out. */
    public boolean isUnlimited() {
        return user != null && user.unlimited();
    }

    /** Credits left; empty where they are unlimited, or not known. */
    public OptionalDouble remaining() {
        return user == null ? OptionalDouble.empty() : user.remainingCredits();
    }

    /** All that the service tells of the account; empty where it could not be asked. */
    public Optional<Hyp3User> user() {
        return Optional.ofNullable(user);
    }

    /** Why they are not known; empty if they are. */
    public String problem() {
        return problem;
    }

    /** A line for a person. */
    @Override
    public String toString() {
        return account + ": "
                + (user == null
                        ? problem
                        : user.unlimited() ? "unlimited" : Numbers.plain(user.credits()) + " credits");
    }
}

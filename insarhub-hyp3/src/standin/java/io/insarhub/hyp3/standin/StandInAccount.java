package io.insarhub.hyp3.standin;

import org.jspecify.annotations.Nullable;

/** An account of Earthdata Login and of HyP3. Its settings may change at any time; guarded by the stand-in. */
public final class StandInAccount {

    private final String user;
    private final String password;
    private @Nullable String token;
    private @Nullable Double credits;
    private String applicationStatus = "APPROVED";
    private String obstacle = "";

    StandInAccount(String user, String password, @Nullable Double credits) {
        this.user = user;
        this.password = password;
        this.credits = credits;
    }

    /** Lets it in with a bearer token too. */
    public synchronized StandInAccount token(String text) {
        token = text;
        return this;
    }

    /** Sets the credits left; null for no limit. */
    public synchronized StandInAccount credits(@Nullable Double left) {
        credits = left;
        return this;
    }

    /** Sets HyP3's view of it: {@code APPROVED}, {@code PENDING}, {@code REJECTED} or {@code NOT_STARTED}. */
    public synchronized StandInAccount application(String status) {
        applicationStatus = status;
        return this;
    }

    /** Makes Earthdata Login want something first: {@code eula}, {@code profile}, or nothing. */
    public synchronized StandInAccount obstacle(String what) {
        obstacle = what;
        return this;
    }

    /** The user's name. */
    public String user() {
        return user;
    }

    /** Credits left; null for no limit. */
    public synchronized @Nullable Double credits() {
        return credits;
    }

    boolean hasPassword(String text) {
        return password.equals(text);
    }

    synchronized boolean hasToken(String text) {
        return text.equals(token);
    }

    synchronized String applicationStatus() {
        return applicationStatus;
    }

    synchronized String obstacle() {
        return obstacle;
    }

    /** Takes credits, if there are so many. */
    synchronized void pay(double cost) throws Problem {
        Double left = credits;
        if (left != null && cost > left) {
            throw new Problem(
                    400,
                    "These jobs would cost " + plain(cost) + " credits, but you have only " + plain(left)
                            + " remaining.");
        }
        credits = left == null ? null : Double.valueOf(left - cost);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}

package io.insarhub.core.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** What Earthdata Login wants from a user whose password is right: easily taken for a wrong password, and no such thing. */
enum LoginObstacle {
    EULA(
            "eula",
            "eula (acceptance|must|has not|is not|not )|(accept|agree)\\b.{0,60}(eula|licen[sc]e agreement)"
                    + "|end[- ]user licen[sc]e",
            "the end-user licence agreement (EULA) of these data has not been accepted",
            "open EULAs > Accept New EULAs, and accept the agreement of the data (for ASF, \"Alaska Satellite Facility"
                    + " Data Access\")"),
    APPLICATION(
            "approve_app|approve_application",
            "(approve|authorize|authorise)\\b.{0,40}application|application\\b.{0,40}(not been|not) (approved|authori[sz]ed)",
            "the data's application has not been approved for this account",
            "open Applications > Authorized Apps > Approve More Applications, and approve the application (for ASF,"
                    + " \"Alaska Satellite Facility Data Access\")"),
    PROFILE(
            "profile",
            "(complete|update|incomplete|missing)\\b.{0,40}profile|profile\\b.{0,40}(incomplete|complete|missing|required)",
            "the account's profile is not complete",
            "open My Profile, and fill in what is asked for (for ASF, the study area and the affiliation too)");

    private final Pattern inAddress;
    private final Pattern inText;
    private final String problem;
    private final String remedy;

    LoginObstacle(String inAddress, String inText, String problem, String remedy) {
        this.inAddress = Pattern.compile(inAddress, Pattern.CASE_INSENSITIVE);
        this.inText = Pattern.compile(inText, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** What a redirect asks for: it leads to the login host's page for that, or carries an error that names it. */
    static Optional<LoginObstacle> inRedirect(HttpUrl to, boolean toLogin) {
        StringBuilder told = new StringBuilder(toLogin ? to.encodedPath() : "");
        for (String parameter : new String[] {"error", "error_msg", "error_description", "resolution_url"}) {
            String value = to.queryParameter(parameter);
            told.append(' ').append(value == null ? "" : value);
        }
        return Arrays.stream(values())
                .filter(obstacle -> obstacle.inAddress.matcher(told).find())
                .findFirst();
    }

    /** What the words of a refusal ask for. */
    static Optional<LoginObstacle> inText(String words) {
        return Arrays.stream(values())
                .filter(obstacle -> obstacle.inText.matcher(words).find())
                .findFirst();
    }

    /** What is wrong and what to do, after the name of who says so. */
    String advice(HttpUrl login) {
        return "the credentials are right, but " + problem + ". Log in at " + Redacted.url(login) + ", " + remedy
                + "; then run this again";
    }
}

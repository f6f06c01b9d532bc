package waymark.identity;

import java.net.URI;
import java.util.List;

/**
 * What the issuer is started with.
 *
 * @param port on 127.0.0.1
 * @param people who can sign in to the dashboard, and get a token for the APIs with client credentials, all with the
 *     one password of this machine
 * @param password made for this data directory, never a default
 * @param program the command line, which asks for tokens with client credentials
 * @param programSecret made for this data directory
 * @param dashboardSecret shared with the dashboard alone
 * @param dashboard address of the dashboard
 */
public record SignIn(
        int port,
        List<Persona> people,
        String password,
        Persona program,
        String programSecret,
        String dashboardSecret,
        URI dashboard) {

    public static final String DASHBOARD_CLIENT = "waymark-dashboard";

    public SignIn {
        people = List.copyOf(people);
    }

    public String issuer() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public String toString() {
        return "SignIn[port=%d, people=%d]".formatted(port, people.size());
    }
}

package waymark.identity;

import java.util.List;

/**
 * Somebody who can sign in, or a program that can ask for a token. The claims are those of every Waymark token.
 *
 * @param name what is typed at sign-in; also the token's {@code sub}
 * @param title what the role is called, for the sign-in page
 * @param la three-digit code of the authority acted for
 * @param settings ids of the settings worked for; empty for the authority's own people
 * @param roles role names as services know them
 */
public record Persona(String name, String title, String la, List<String> settings, List<String> roles) {

    public Persona {
        settings = List.copyOf(settings);
        roles = List.copyOf(roles);
    }
}

package waymark.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The sign-in page: who can sign in, and how. Plain HTML, so that it works with anything. */
@RestController
class SignInPage {

    private final SignIn signIn;

    SignInPage(SignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(
            HttpServletRequest request,
            CsrfToken csrf,
            @RequestParam(required = false) @org.jspecify.annotations.Nullable String error) {
        var people = signIn.people().stream()
                .map(person -> "<tr><td><code>%s</code></td><td>%s</td></tr>"
                        .formatted(HtmlUtils.htmlEscape(person.name()), HtmlUtils.htmlEscape(person.title())))
                .collect(Collectors.joining("\n"));
        var wrong = error == null ? "" : """
                <div class="error" role="alert"><p>That name and password do not match. \
                The password was printed when Waymark started.</p></div>""";
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(HTML.formatted(
                        wrong,
                        HtmlUtils.htmlEscape(csrf.getParameterName()),
                        HtmlUtils.htmlEscape(csrf.getToken()),
                        people));
    }

    @GetMapping(path = "/identity.css", produces = "text/css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok(CSS);
    }

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in to Waymark</title><link rel="stylesheet" href="/identity.css"></head>
            <body><main>
            <h1>Sign in to Waymark</h1>
            <p>This is the sign-in of one machine, for trying Waymark out. All people here are made up.</p>
            %s
            <form method="post" action="/sign-in">
            <input type="hidden" name="%s" value="%s">
            <label for="username">Name</label>
            <input id="username" name="username" autocomplete="username" spellcheck="false" required>
            <label for="password">Password</label>
            <p class="hint" id="hint">Printed in the terminal when Waymark started</p>
            <input id="password" name="password" type="password" autocomplete="current-password" \
            aria-describedby="hint" required>
            <button type="submit">Sign in</button>
            </form>
            <table><caption>Who can sign in</caption>
            <thead><tr><th scope="col">Name</th><th scope="col">Role</th></tr></thead>
            <tbody>%s</tbody></table>
            </main></body></html>
            """;

    private static final String CSS = """
            body { font: 1.1875rem/1.4 Arial, sans-serif; color: #0b0c0c; margin: 0 1rem; }
            main { max-width: 40rem; margin: 2rem auto; }
            label, .hint { display: block; margin: 1rem 0 .25rem; font-weight: bold; }
            .hint { font-weight: normal; color: #484949; margin: 0 0 .25rem; }
            input { font: inherit; padding: .4rem; border: 2px solid #0b0c0c; width: 100%; \
            max-width: 20rem; box-sizing: border-box; }
            button { font: inherit; margin-top: 1.5rem; padding: .5rem 1rem; background: #0f5a3c; color: #fff; border: 0; }
            :focus { outline: 3px solid #ffdd00; outline-offset: 0; box-shadow: inset 0 0 0 2px #0b0c0c; }
            table { margin-top: 2rem; border-collapse: collapse; } caption { text-align: left; font-weight: bold; }
            th, td { text-align: left; padding: .4rem 1.5rem .4rem 0; border-bottom: 1px solid #cecece; }
            .error { border: 4px solid #ca3535; padding: 0 1rem; }
            """;
}

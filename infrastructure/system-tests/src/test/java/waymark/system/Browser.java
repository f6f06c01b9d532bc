package waymark.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real browser, signed in as a person would sign in; it remembers what went wrong on any page. */
final class Browser implements AutoCloseable {

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of(
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    private final Demonstration demonstration;
    private final List<String> complaints = new ArrayList<>();

    Browser(Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    /** A window of somebody who has just signed in. */
    Page signedIn(String person, com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setLocale("en-GB"));
        context.setDefaultTimeout(30_000);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(message.text());
            }
        });
        context.onRequest(request -> {
            if (!request.url().startsWith("http://127.0.0.1:") && !request.url().startsWith("data:")) {
                complaints.add("asked " + request.url());
            }
        });
        var page = context.newPage();
        page.navigate(demonstration.dashboard().toString());
        page.fill("#username", person);
        page.fill("#password", demonstration.secret("sign-in"));
        page.click("button[type=submit]");
        page.waitForURL(demonstration.dashboard() + "/**");
        return page;
    }

    Page signedIn(String person) {
        return signedIn(person, new com.microsoft.playwright.Browser.NewContextOptions());
    }

    /** Errors in the console and requests to anybody else, on all pages so far. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium; ./waymark test installs it on Debian."));
    }
}

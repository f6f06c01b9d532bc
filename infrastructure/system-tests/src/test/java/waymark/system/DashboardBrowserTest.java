package waymark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboard as its readers have it: in a browser, with and without JavaScript, on a phone, with assistive tools. */
class DashboardBrowserTest {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static Demonstration demonstration;
    private static Browser browser;

    @BeforeAll
    static void open() {
        demonstration = Demonstration.running();
        browser = new Browser(demonstration);
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void no_page_breaks_a_rule_of_accessibility_or_asks_anybody_else_for_anything() {
        var page = browser.signedIn("officer");
        var broken = new ArrayList<String>();
        for (var address : addresses(page)) {
            page.navigate(address);
            assertThat(page.title()).as(address).isNotBlank();
            new AxeBuilder(page)
                    .withTags(RULES)
                    .analyze()
                    .getViolations()
                    .forEach(violation -> violation
                            .getNodes()
                            .forEach(node -> broken.add(address + " " + violation.getId() + " " + node.getHtml())));
        }
        assertThat(broken).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void without_javascript_a_figure_is_followed_from_the_overview_to_the_events_that_made_it() {
        var page = browser.signedIn("officer", new NewContextOptions().setJavaScriptEnabled(false));
        assertThat(page.textContent("body")).contains("Peterborough").containsIgnoringCase("synthetic");
        page.navigate(demonstration.dashboard() + "/measures/plan-within-20-weeks?as-at=2023-12-31");
        assertThat(page.textContent("main")).contains("68.9%").contains("82.9%").contains("31 December 2023");
        assertThat(page.locator("main svg").count()).isPositive();
        page.locator("main a[href*='/subjects']").first().click();
        page.locator("main a[href*='/subjects/']").first().click();
        assertThat(page.textContent("main")).containsIgnoringCase("journeys").containsIgnoringCase("plan issued");
    }

    @Test
    void every_page_says_how_complete_it_is_and_that_the_data_are_made_up() {
        var page = browser.signedIn("officer");
        for (var path : List.of("/", "/measures/senco-coverage", "/evidence/identified")) {
            page.navigate(demonstration.dashboard() + path);
            assertThat(page.textContent("body"))
                    .as(path)
                    .containsIgnoringCase("complete to")
                    .containsIgnoringCase("synthetic");
        }
    }

    @Test
    void on_a_narrow_phone_no_page_scrolls_sideways() {
        var page = browser.signedIn("officer", new NewContextOptions().setViewportSize(320, 800));
        var wide = new ArrayList<String>();
        for (var address : addresses(page)) {
            page.navigate(address);
            if ((Boolean)
                    page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
                wide.add(address);
            }
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void an_analyst_sees_no_small_count_and_cannot_go_to_the_children() {
        var page = browser.signedIn("analyst");
        page.navigate(demonstration.dashboard() + "/measures/no-plan-within-16-weeks?as-at=2023-12-31");
        assertThat(page.textContent("main")).contains("[c]").doesNotContain("3 of 5");
        assertThat(page.locator("main a[href*='/subjects']").count()).isZero();
        var answer = page.navigate(
                demonstration.dashboard() + "/measures/no-plan-within-16-weeks/subjects?as-at=2023-12-31&cell=all");
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void a_date_that_is_none_is_answered_with_what_to_do() {
        var page = browser.signedIn("officer");
        page.navigate(demonstration.dashboard() + "/measures/plan-within-20-weeks?as-at=yesterday");
        assertThat(page.textContent("main")).containsIgnoringCase("there is a problem");
    }

    /** Every page that can be reached from the overview, once for each kind of page and measure. */
    private static Set<String> addresses(Page page) {
        var addresses = new LinkedHashSet<String>();
        page.navigate(demonstration.dashboard().toString());
        addresses.add(page.url());
        collect(page, addresses, "/evidence/");
        collect(page, addresses, "/measures/");
        for (var path : List.of("/about-the-data", "/symbols", "/accessibility-statement", "/no-such-page")) {
            addresses.add(demonstration.dashboard() + path);
        }
        page.navigate(demonstration.dashboard() + "/measures/plan-within-20-weeks");
        var subjects = page.locator("main a[href*='/subjects']").first();
        if (subjects.count() > 0) {
            subjects.click();
            addresses.add(page.url());
            page.locator("main a[href*='/subjects/']").first().click();
            addresses.add(page.url());
        }
        assertThat(addresses).hasSizeGreaterThan(15);
        return addresses;
    }

    private static void collect(Page page, Set<String> addresses, String part) {
        for (var link : page.locator("a[href*='" + part + "']").all()) {
            var address =
                    demonstration.dashboard().resolve(link.getAttribute("href").replaceAll("[?#].*", ""));
            addresses.add(address.toString());
        }
    }
}

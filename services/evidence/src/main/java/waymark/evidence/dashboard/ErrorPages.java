package waymark.evidence.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.Problem;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.NoAuthorityException;

/** Whatever goes wrong on a page is said on a page; the API keeps its own form. */
@Component
class ErrorPages implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final SiteAdvice site;

    ErrorPages(SiteAdvice site) {
        this.site = site;
    }

    /** What a reader can be told. */
    enum Trouble {
        NOT_FOUND(
                HttpStatus.NOT_FOUND,
                "Page not found",
                "If you typed the address, check it is correct. The page may also belong to another authority or setting."),
        NOT_ALLOWED(
                HttpStatus.FORBIDDEN,
                "You cannot see this page",
                "Your role does not include it, or the page you came from was open for too long. Go to the overview and"
                        + " try again, or ask whoever manages sign-ins if your role should include it."),
        NO_AUTHORITY(
                HttpStatus.FORBIDDEN,
                "You cannot see this page",
                "Your sign-in does not name a local authority. Ask whoever manages sign-ins to add it."),
        REFUSED(HttpStatus.BAD_REQUEST, "This cannot be shown", "Check the address and try again."),
        SIGN_IN(
                HttpStatus.UNAUTHORIZED,
                "Sign-in did not work",
                "You are not signed in. Go to the overview to try again. If it happens again, tell your support team."),
        SIGNED_IN_TOO_LONG(
                HttpStatus.UNAUTHORIZED,
                "You have been signed out",
                "You were signed in for as long as one sign-in may last. Go to the overview to sign in again. Nothing"
                        + " was lost: pages only show what is recorded elsewhere."),
        FAULT(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Sorry, there is a problem with this service",
                "Try again in a few minutes. If it happens again, tell your support team the number below.");

        private final HttpStatus status;
        private final String title;
        private final String advice;

        Trouble(HttpStatus status, String title, String advice) {
            this.status = status;
            this.title = title;
            this.advice = advice;
        }

        /** Of what was refused before any page was looked for: no such path, wrong method, a broken parameter. */
        static Trouble of(HttpStatusCode status) {
            if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
                return NOT_FOUND;
            }
            if (status.isSameCodeAs(HttpStatus.FORBIDDEN)) {
                return NOT_ALLOWED;
            }
            return status.is4xxClientError() ? REFUSED : FAULT;
        }

        HttpStatus status() {
            return status;
        }

        public String title() {
            return title;
        }

        public String advice() {
            return advice;
        }
    }

    /** Before the API's advice, which answers in JSON. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        var path = request.getRequestURI();
        if (path.startsWith("/api/")
                || path.startsWith("/v3/")
                || path.startsWith("/actuator")
                || path.equals("/error")) {
            return null;
        }
        var trouble = trouble(e);
        if (trouble == Trouble.FAULT) {
            // Type and place only: messages of foreign exceptions may hold people's data.
            LOG.error("Fault {} on a page: {}", Problem.correlationId(request), place(e));
        }
        var page = new ModelAndView(
                "evidence/problem",
                Map.of(
                        "site",
                        site.bare(),
                        "problem",
                        trouble,
                        "detail",
                        detail(trouble, e),
                        "number",
                        trouble == Trouble.FAULT ? String.valueOf(Problem.correlationId(request)) : ""));
        page.setStatus(trouble.status);
        return page;
    }

    private static Trouble trouble(Exception e) {
        return switch (e) {
            case NotFoundException it -> Trouble.NOT_FOUND;
            case NoAuthorityException it -> Trouble.NO_AUTHORITY;
            case NotForRoleException it -> Trouble.NOT_ALLOWED;
            case AccessDeniedException it -> Trouble.NOT_ALLOWED;
            case RefusedException it -> Trouble.REFUSED;
            case ErrorResponse it -> Trouble.of(it.getStatusCode());
            default -> Trouble.FAULT;
        };
    }

    /** Our own refusals are written for readers; nothing else's message is shown. */
    private static String detail(Trouble trouble, Exception e) {
        return switch (e) {
            case RefusedException it -> it.refusal().detail();
            case NotForRoleException it -> String.valueOf(it.getMessage());
            default -> trouble.advice;
        };
    }

    private static String place(Exception e) {
        var trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}

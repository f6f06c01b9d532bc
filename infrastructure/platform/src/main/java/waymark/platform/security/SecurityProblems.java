package waymark.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;
import waymark.platform.refusal.Problem;

/** Not signed in and not allowed, said in the same form as every other problem. */
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;

    SecurityProblems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException error)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"waymark\"");
        write(
                response,
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "security/not-signed-in",
                        "Send an access token that is meant for Waymark and has not expired.",
                        request));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException error)
            throws IOException {
        write(
                response,
                Problem.of(
                        HttpStatus.FORBIDDEN,
                        "security/not-allowed",
                        "Your role does not allow this. Ask whoever manages sign-ins if it should.",
                        request));
    }

    /** A token could not be judged: the issuer is away, which is our fault and not the caller's. */
    void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException error)
            throws IOException {
        if (!(error instanceof AuthenticationServiceException)) {
            commence(request, response, error);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        write(
                response,
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "security/issuer-unreachable",
                        "Sign-in can't be checked just now. Try again in a few seconds.",
                        request));
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}

package waymark.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import waymark.platform.security.Caller;
import waymark.platform.security.Callers;

/** What a controller method may simply ask for: who calls, and which page. */
final class Arguments {

    private Arguments() {}

    static final class OfCaller implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return Callers.of(SecurityContextHolder.getContext().getAuthentication());
        }
    }

    static final class OfPageRequest implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == PageRequest.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var http = (HttpServletRequest) request.getNativeRequest();
            return new PageRequest(
                    number(http, "page", 1, 10_000_000),
                    number(http, "pageSize", PageRequest.DEFAULT_SIZE, PageRequest.MAX_SIZE));
        }

        private static int number(HttpServletRequest request, String name, int otherwise, int max) {
            var text = request.getParameter(name);
            if (text == null) {
                return otherwise;
            }
            if (!text.matches("[1-9]\\d{0,7}") || Integer.parseInt(text) > max) {
                throw new InvalidRequestException("web/invalid-value", name, "A whole number from 1 to " + max + ".");
            }
            return Integer.parseInt(text);
        }
    }
}

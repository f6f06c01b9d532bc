package waymark.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** A misspelt filter must not answer with everything: query parameters an endpoint does not know are refused. */
class KnownParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null
                && handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith("waymark.")) {
            var names = known.computeIfAbsent(method, KnownParameters::namesOf);
            for (var name : request.getParameterMap().keySet()) {
                if (!names.contains(name)) {
                    throw new InvalidRequestException(
                            "web/unknown-parameter", "query", "Only these parameters: " + expected(names));
                }
            }
        }
        Outcome.begin(request);
        return true;
    }

    private static String expected(Set<String> names) {
        return names.isEmpty() ? "none." : names.stream().sorted().collect(Collectors.joining(", ")) + ".";
    }

    private static Set<String> namesOf(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(KnownParameters::namesOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> namesOf(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        var type = parameter.getParameterType();
        if (type == PageRequest.class) {
            return Stream.of("page", "pageSize");
        }
        var declared = parameter.getParameterAnnotation(RequestParam.class);
        if (declared != null) {
            // The parameter's annotation is read merged: name and value are aliases.
            var name = declared.name();
            return Stream.of(name.isEmpty() ? String.valueOf(parameter.getParameterName()) : name);
        }
        boolean plain = parameter.getParameterAnnotations().length == 0;
        if (plain && BeanUtils.isSimpleProperty(type)) {
            return Stream.of(String.valueOf(parameter.getParameterName()));
        }
        return type.isRecord() && (plain || parameter.hasParameterAnnotation(ModelAttribute.class))
                ? Arrays.stream(type.getRecordComponents()).map(component -> component.getName())
                : Stream.empty();
    }
}

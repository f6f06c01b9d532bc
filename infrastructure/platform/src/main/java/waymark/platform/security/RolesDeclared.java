package waymark.platform.security;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Deny by default: a service with an endpoint that does not say who may call it does not start. */
class RolesDeclared implements SmartInitializingSingleton {

    private static final List<Class<? extends Annotation>> DECISIONS =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    RolesDeclared(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var undecided = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .filter(method -> method.getBeanType().getName().startsWith("waymark."))
                .filter(method -> DECISIONS.stream().noneMatch(decision -> decided(method, decision)))
                .map(HandlerMethod::getShortLogMessage)
                .sorted()
                .toList();
        if (!undecided.isEmpty()) {
            throw new IllegalStateException(
                    "Endpoints that do not say who may call them (add @RolesAllowed): " + String.join(", ", undecided));
        }
    }

    private static boolean decided(HandlerMethod method, Class<? extends Annotation> decision) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), decision)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), decision);
    }
}

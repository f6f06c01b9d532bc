package waymark.testkit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import waymark.platform.names.StoredTypes;

/** What a service's features store, without starting the service. */
public final class StoredNames {

    private StoredNames() {}

    /** Every bean of that kind under the package. */
    public static List<StoredTypes> of(String basePackage) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Configuration.class));
        return scanner.findCandidateComponents(basePackage).stream()
                .map(BeanDefinition::getBeanClassName)
                .map(StoredNames::load)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.getReturnType() == StoredTypes.class)
                        .map(method -> call(type, method)))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static StoredTypes call(Class<?> type, Method bean) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            bean.setAccessible(true);
            return (StoredTypes) bean.invoke(constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}

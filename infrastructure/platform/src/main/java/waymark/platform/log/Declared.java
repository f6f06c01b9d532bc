package waymark.platform.log;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.config.ProcessingGroup;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a projector says of itself with {@link Keeps}.
 *
 * @param name its processing group
 */
record Declared(String name, Set<String> collections, int revision) {

    static List<Declared> all(ListableBeanFactory projectors, Environment settings) {
        var revisions = new Revisions(settings);
        var all = checked(Arrays.stream(projectors.getBeanNamesForAnnotation(Keeps.class))
                .map(bean -> of(
                        Objects.requireNonNull(projectors.findAnnotationOnBean(bean, Keeps.class)),
                        Objects.requireNonNull(
                                projectors.findAnnotationOnBean(bean, ProcessingGroup.class),
                                () -> bean + " keeps documents but is in no processing group"),
                        revisions))
                .toList());
        if (!settings.getProperty("waymark.projections.of-several-services", Boolean.class, false)) {
            revisions.refuseUnknown(all);
        }
        return all;
    }

    /** Otherwise each of two would take the other's documents away. */
    private static List<Declared> checked(List<Declared> all) {
        var keepers = new HashMap<String, String>();
        for (var each : all) {
            for (var collection : each.collections()) {
                var other = keepers.putIfAbsent(collection, each.name());
                if (other != null) {
                    throw new IllegalStateException(
                            "%s is kept by two projectors, of %s and of %s".formatted(collection, other, each.name()));
                }
            }
        }
        if (all.stream().map(Declared::name).distinct().count() < all.size()) {
            throw new IllegalStateException("Two projectors of one processing group keep documents: " + all);
        }
        return all;
    }

    private static Declared of(Keeps keeps, ProcessingGroup group, Revisions revisions) {
        var collections = new TreeSet<String>();
        for (var type : keeps.value()) {
            collections.add(Objects.requireNonNull(type.getAnnotation(Document.class), type::getName)
                    .value());
        }
        return new Declared(group.value(), collections, revisions.of(group.value(), keeps.revision()));
    }
}

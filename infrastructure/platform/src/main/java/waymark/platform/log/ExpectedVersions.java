package waymark.platform.log;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds a command's aggregate by its annotation, and the version the caller has seen ({@code If-Match}) in the metadata:
 * a command is what somebody wants, and not about what they had on the screen.
 */
final class ExpectedVersions implements CommandTargetResolver {

    /** A {@code Long}: the sequence number the caller expects the aggregate to be at. */
    static final String EXPECTED_VERSION = "expectedVersion";

    private final CommandTargetResolver annotated =
            AnnotationCommandTargetResolver.builder().build();

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        String aggregate = annotated.resolveTarget(command).getIdentifier();
        return new VersionedAggregateIdentifier(aggregate, expected(command));
    }

    private static @Nullable Long expected(CommandMessage<?> command) {
        return switch (command.getMetaData().get(EXPECTED_VERSION)) {
            case null -> null;
            case Number version -> version.longValue();
            case Object other -> Long.valueOf(other.toString());
        };
    }
}

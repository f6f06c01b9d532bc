package waymark.training.cluster;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import waymark.training.cluster.Memberships.Spell;

/**
 * Who is, and was, in a cluster. {@code settingIds} are all settings that were ever in it; {@code version} is the
 * number of the last event it shows.
 */
@Document("cluster-roll")
record ClusterRoll(
        @Id String id,
        String la,
        String name,
        LocalDate formedOn,
        List<Spell> members,
        List<String> settingIds,
        long version) {

    ClusterRoll joined(String settingId, LocalDate on, long sequence) {
        var settings = Stream.concat(settingIds.stream(), Stream.of(settingId))
                .distinct()
                .toList();
        return new ClusterRoll(
                id,
                la,
                name,
                formedOn,
                new Memberships(members).joined(settingId, on).spells(),
                settings,
                sequence);
    }

    ClusterRoll left(String settingId, LocalDate joinedOn, LocalDate on, long sequence) {
        return new ClusterRoll(
                id,
                la,
                name,
                formedOn,
                new Memberships(members).left(settingId, joinedOn, on).spells(),
                settingIds,
                sequence);
    }
}

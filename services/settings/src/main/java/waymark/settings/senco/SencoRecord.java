package waymark.settings.senco;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import waymark.events.Qualification;

/**
 * Who is SENCO where, since when, and qualified in what: one person. The name is sealed with the person's own key;
 * {@code settingIds} are all settings the person was ever appointed to; {@code version} is the number of the last event
 * it shows.
 */
@Document("senco-record")
record SencoRecord(
        @Id String id,
        String la,
        @Nullable String sealedName,
        List<Post> posts,
        List<String> settingIds,
        Map<Qualification, LocalDate> qualifications,
        long version) {

    /** Where the sealed name belongs, authenticated with it. */
    static final String NAME = "senco-record.name";

    /** One appointment; {@code endedOn} is the first day without the person. */
    record Post(
            String settingId,
            LocalDate startedOn,
            @Nullable LocalDate endedOn,
            boolean shared,
            @Nullable String network) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(startedOn) && (endedOn == null || day.isBefore(endedOn));
        }
    }

    SencoRecord named(@Nullable String sealed, long sequence) {
        return new SencoRecord(id, la, sealed, posts, settingIds, qualifications, sequence);
    }

    SencoRecord appointed(Post post, long sequence) {
        var more = new ArrayList<>(posts);
        more.add(post);
        var settings = Stream.concat(settingIds.stream(), Stream.of(post.settingId()))
                .distinct()
                .toList();
        return new SencoRecord(id, la, sealedName, more, settings, qualifications, sequence);
    }

    SencoRecord ended(String settingId, LocalDate startedOn, LocalDate on, long sequence) {
        var changed = posts.stream()
                .map(post -> post.settingId().equals(settingId) && Objects.equals(post.startedOn(), startedOn)
                        ? new Post(settingId, startedOn, on, post.shared(), post.network())
                        : post)
                .toList();
        return new SencoRecord(id, la, sealedName, changed, settingIds, qualifications, sequence);
    }

    SencoRecord qualified(Qualification qualification, LocalDate on, long sequence) {
        var more = new TreeMap<>(qualifications);
        more.put(qualification, on);
        return new SencoRecord(id, la, sealedName, posts, settingIds, more, sequence);
    }
}

package waymark.journeys.timeline;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import waymark.journeys.child.ChildRecords;
import waymark.journeys.reads.ReadLog;
import waymark.platform.privacy.Sealer;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;

/** One child's story so far. */
@RestController
@RequestMapping("/api/v1/children/{childId}/timeline")
class TimelineController {

    private final ChildRecords children;
    private final Timeline timeline;
    private final Sealer sealer;
    private final ReadLog reads;

    TimelineController(ChildRecords children, Timeline timeline, Sealer sealer, ReadLog reads) {
        this.children = children;
        this.timeline = timeline;
        this.sealer = sealer;
        this.reads = reads;
    }

    @GetMapping
    @RolesAllowed({Role.SENCO, Role.SETTING_MANAGER, Role.INCLUSION_OFFICER})
    Page<Entry> list(
            @PathVariable String childId,
            @RequestHeader(name = ReadLog.PURPOSE, required = false) @Nullable String purpose,
            PageRequest page,
            Caller caller) {
        reads.requirePurpose(caller, purpose);
        children.require(caller.scope(), childId);
        reads.record(caller, purpose, List.of(childId), "timeline with parents' view");
        return Page.of(
                page,
                timeline.count(caller.scope(), childId),
                timeline.ofChild(caller.scope(), childId, page).stream()
                        .map(this::opened)
                        .toList());
    }

    private Entry opened(TimelineEntry entry) {
        var sealed = entry.text();
        return new Entry(
                entry.id(),
                entry.happened(),
                entry.effective(),
                entry.recorded(),
                entry.authorRole(),
                entry.facts(),
                sealed == null
                        ? null
                        : sealer.open(entry.childId(), TimelineProjector.TEXT, sealed)
                                .orElse(null));
    }

    record Entry(
            String eventId,
            String happened,
            LocalDate effective,
            Instant recorded,
            @Nullable String authorRole,
            Map<String, String> facts,
            @Nullable String parentsView) {
        @Override
        public String toString() {
            return "Entry[" + eventId + "]";
        }
    }
}

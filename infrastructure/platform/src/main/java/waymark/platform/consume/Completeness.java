package waymark.platform.consume;

import java.time.Instant;
import java.util.Map;

/** How far this service has heard each other service out. */
public interface Completeness {

    /** By source; a source nothing was heard of yet is absent. */
    Map<String, Mark> marks();

    /**
     * @param position every event of the source up to here has been applied or parked
     * @param time and with it everything recorded up to this instant
     */
    record Mark(long position, Instant time) {}
}

package waymark.bench.work;

import org.axonframework.serialization.Revision;

/** An event of about 600 bytes once it is stored. */
@Revision("1")
public record Noted(String stream, int hours, String text) {}

package waymark.demodata;

import java.nio.file.Path;

/** A file to import: which service takes it, and as which kind. */
public record ImportFile(String service, String kind, Path path) {}

package waymark.journeys.imports;

import waymark.platform.privacy.References;

/** The ids of what an authority's files name by its own references. */
record ChildFileIds(References references, String la) {

    String child(String reference) {
        return references.idOf("child", la, reference);
    }

    String setting(String reference) {
        return references.idOf("setting", la, reference);
    }

    /** What a file has told already, as a key that says nothing: see {@link waymark.platform.imports.KeySet}. */
    String told(String kind, String what) {
        return references.idOf("told " + kind, la, what);
    }
}

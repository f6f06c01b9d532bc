package waymark.funding.panel;

import waymark.platform.privacy.References;

/** The ids of what a row of one authority's awards file names by the authority's own references. */
record AwardIds(References references, String la) {

    String application(AwardRow row) {
        return references.idOf("application", la, row.application());
    }

    String child(AwardRow row) {
        return references.idOf("child", la, row.child());
    }

    String setting(AwardRow row) {
        return references.idOf("setting", la, row.setting());
    }
}

package waymark.evidence;

import waymark.platform.service.ServiceRunner;
import waymark.platform.service.WaymarkService;

/** What the area can show: dossiers, measures, packs and the dashboard. */
@WaymarkService
public class EvidenceService {

    public static void main(String[] args) {
        ServiceRunner.run(EvidenceService.class, "evidence", args);
    }
}

package waymark.journeys;

import waymark.platform.service.ServiceRunner;
import waymark.platform.service.WaymarkService;

/** One child's story: first concern to school. */
@WaymarkService
public class JourneysService {

    public static void main(String[] args) {
        ServiceRunner.run(JourneysService.class, "journeys", args);
    }
}

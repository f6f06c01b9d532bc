package waymark.funding;

import waymark.platform.service.ServiceRunner;
import waymark.platform.service.WaymarkService;

/** Money for support. */
@WaymarkService
public class FundingService {

    public static void main(String[] args) {
        ServiceRunner.run(FundingService.class, "funding", args);
    }
}

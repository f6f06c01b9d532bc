package waymark.training;

import waymark.platform.service.ServiceRunner;
import waymark.platform.service.WaymarkService;

/** Runs clusters and their meetings, and knows who came. */
@WaymarkService
public class TrainingService {

    public static final String NAME = "training";

    public static void main(String[] args) {
        ServiceRunner.run(TrainingService.class, NAME, args);
    }
}

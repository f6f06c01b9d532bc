package waymark.undecided;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import waymark.platform.service.WaymarkService;

@WaymarkService
public class UndecidedService {

    @RestController
    static class Forgotten {
        @GetMapping("/api/v1/forgotten")
        String forgotten() {
            return "open to anybody";
        }
    }
}

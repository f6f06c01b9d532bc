package waymark.sample.badge;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import waymark.platform.consume.Listener;
import waymark.platform.consume.Received;

/** Remembers whatever it hears. */
@Component
public class SettingsListener implements Listener {

    public final List<Received> heard = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "settings-heard";
    }

    @Override
    public Set<String> sources() {
        return Set.of("settings");
    }

    @Override
    public void on(String source, List<Received> batch) {
        heard.addAll(batch);
    }
}

package waymark.sample.badge;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import waymark.platform.consume.Listener;
import waymark.platform.consume.PoisonException;
import waymark.platform.consume.Received;

/** Remembers whatever it hears. */
@Component
public class SettingsListener implements Listener {

    public final List<Received> heard = new CopyOnWriteArrayList<>();
    /** Positions at which it fails for good. */
    public final Set<Long> cannotApply = ConcurrentHashMap.newKeySet();

    public volatile Consumer<Received> before = received -> {};

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
        for (var each : batch) {
            if (cannotApply.contains(each.position())) {
                throw new PoisonException(each.event().subject(), "a bug of this release");
            }
        }
        for (var each : batch) {
            before.accept(each);
            heard.add(each);
        }
    }
}

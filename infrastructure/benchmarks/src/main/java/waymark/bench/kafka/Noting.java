package waymark.bench.kafka;

import java.util.List;
import java.util.Set;
import waymark.platform.consume.Listener;
import waymark.platform.consume.Received;

/** Hands everything on and notes when each event came and when it was filed. */
record Noting(Listener listener, String source, Samples samples) implements Listener {

    @Override
    public String name() {
        return listener.name();
    }

    @Override
    public Set<String> sources() {
        return Set.of(source);
    }

    @Override
    public void on(String from, List<Received> batch) {
        var events = batch.stream().map(Received::event).toList();
        long heard = System.nanoTime();
        samples.note(events, sample -> sample.heard = heard);
        listener.on(from, batch);
        long filed = System.nanoTime();
        samples.note(events, sample -> sample.filed = filed);
    }
}

package waymark.faults;

import java.util.Optional;
import waymark.faults.Client.Place;
import waymark.faults.Operation.Outcome;

/** One setting that all clients change, so that they get in each other's way. */
final class SharedSetting {

    private volatile Optional<Place> place = Optional.empty();

    Optional<String> id() {
        return place.map(Place::id);
    }

    void change(Client client) throws InterruptedException {
        var seen = place;
        var done = seen.isEmpty() ? client.register() : client.change(seen.get(), false);
        if (done.outcome() == Outcome.OK && done.place() != null) {
            place = Optional.of(done.place());
        } else if (seen.isPresent()) {
            client.look(seen.get().id()).ifPresent(now -> place = Optional.of(now));
        }
    }
}

package waymark.platform.consume;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.Binding;
import org.springframework.cloud.stream.binder.ConsumerProperties;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.messaging.DirectWithAttributesChannel;
import org.springframework.context.SmartLifecycle;
import waymark.platform.service.WaymarkProperties;

/**
 * Binds every listener to its sources' topics: one consumer group per listener, in batches, from the beginning. Kafka
 * may be away when the service starts: binding goes on in the background until it is there.
 */
final class ListenerBindings implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerBindings.class);
    private static final int RETRY_MILLIS = 1000;

    private final List<Listener> listeners;
    private final Function<Listener, BatchReceiver> receivers;
    private final BindingService bindings;
    private final WaymarkProperties properties;
    private final int partitions;
    private final List<Binding<?>> bound = new ArrayList<>();
    private volatile boolean running;
    private Thread binder = Thread.ofVirtual().unstarted(() -> {});

    ListenerBindings(
            List<Listener> listeners,
            Function<Listener, BatchReceiver> receivers,
            BindingService bindings,
            WaymarkProperties properties,
            int partitions) {
        this.listeners = listeners;
        this.receivers = receivers;
        this.bindings = bindings;
        this.properties = properties;
        this.partitions = partitions;
    }

    @Override
    public void start() {
        running = true;
        if (listeners.isEmpty()) {
            return;
        }
        binder = Thread.ofVirtual().name("bind-listeners").start(this::bindWhenKafkaIsThere);
    }

    @Override
    public void stop() {
        running = false;
        binder.interrupt();
        synchronized (bound) {
            bound.forEach(Binding::unbind);
            bound.clear();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void bindWhenKafkaIsThere() {
        while (running) {
            try {
                createTopics();
                synchronized (bound) {
                    if (running) {
                        listeners.forEach(this::bind);
                    }
                }
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | RuntimeException e) {
                LOG.warn("Kafka does not answer yet; listening starts when it does");
                pause();
            }
        }
    }

    private void bind(Listener listener) {
        var name = listener.name();
        var consumer = new ConsumerProperties();
        consumer.setBatchMode(true);
        consumer.setMultiplex(true);
        consumer.setMaxAttempts(1);
        var binding = new BindingProperties();
        binding.setDestination(listener.sources().stream()
                .sorted()
                .map(ListenerBindings::topic)
                .collect(Collectors.joining(",")));
        binding.setGroup(properties.service() + "." + name);
        binding.setConsumer(consumer);
        bindings.getBindingServiceProperties().getBindings().put(name, binding);
        var channel = new DirectWithAttributesChannel();
        channel.setBeanName(name);
        channel.setAttribute("type", "input");
        channel.subscribe(receivers.apply(listener));
        bound.addAll(bindings.bindConsumer(channel, name));
    }

    /** A listener may be up before the service it listens to has ever published. */
    private void createTopics() throws InterruptedException, ExecutionException {
        var sources = new TreeSet<String>();
        listeners.forEach(listener -> sources.addAll(listener.sources()));
        try (var admin = Admin.create(Map.of(
                "bootstrap.servers",
                properties.kafka().bootstrapServers(),
                "default.api.timeout.ms",
                5000,
                "request.timeout.ms",
                4000))) {
            var existing = admin.listTopics().names().get();
            var missing = sources.stream()
                    .flatMap(source -> Stream.of(topic(source), topic(source) + Parking.DEAD))
                    .filter(topic -> !existing.contains(topic))
                    .map(this::asNew)
                    .toList();
            for (var result : admin.createTopics(missing).values().values()) {
                await(result);
            }
        }
    }

    /** A dead letter is the only copy that is read back: it stays until somebody has seen to it, however long that is. */
    private NewTopic asNew(String topic) {
        // By the broker's clock: it refuses what a clock wrote an hour ahead of its own.
        var settings = new HashMap<>(Map.of("message.timestamp.type", "LogAppendTime"));
        if (topic.endsWith(Parking.DEAD)) {
            settings.put("retention.ms", "-1");
        }
        int wanted = topic.endsWith(Parking.DEAD) ? 1 : partitions;
        return new NewTopic(topic, Optional.of(wanted), Optional.empty()).configs(settings);
    }

    private static void await(KafkaFuture<Void> created) throws InterruptedException, ExecutionException {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static String topic(String source) {
        return "waymark." + source + ".v1";
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package waymark.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** What makes one Kafka node of its own out of a broker that is meant for a cluster, small enough for one machine. */
final class KafkaSettings {

    private static final String HOST = "127.0.0.1";

    private KafkaSettings() {}

    static Properties of(int node, Path data, int port, int advertised, int controller) {
        var all = new Properties();
        all.put("process.roles", "broker,controller");
        all.put("node.id", String.valueOf(node));
        all.put("controller.quorum.voters", node + "@" + HOST + ":" + controller);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("listeners", "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(HOST, port, HOST, controller));
        all.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + advertised);
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("log.dirs", data.toString());
        all.putAll(oneNode());
        all.putAll(smallMachine());
        return all;
    }

    private static Map<String, String> oneNode() {
        return Map.ofEntries(
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("auto.create.topics.enable", "false"),
                // Published events are kept: a new reader starts from the beginning.
                Map.entry("log.retention.ms", "-1"),
                // By the broker's clock: it would refuse what a clock wrote that is an hour ahead of its own.
                Map.entry("log.message.timestamp.type", "LogAppendTime"),
                Map.entry("log.flush.interval.messages", "1"));
    }

    private static Map<String, String> smallMachine() {
        return Map.ofEntries(
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                Map.entry("num.replica.fetchers", "1"),
                Map.entry("background.threads", "2"),
                Map.entry("log.cleaner.threads", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20)),
                Map.entry("log.cleaner.io.buffer.size", String.valueOf(128 << 10)),
                Map.entry("log.segment.bytes", String.valueOf(64 << 20)),
                // Index files are mapped at this size per partition and segment.
                Map.entry("log.index.size.max.bytes", String.valueOf(1 << 20)),
                Map.entry("socket.send.buffer.bytes", "-1"),
                Map.entry("socket.receive.buffer.bytes", "-1"),
                Map.entry("group.coordinator.threads", "1"),
                Map.entry("share.coordinator.threads", "1"),
                Map.entry("metric.reporters", ""),
                // After a kill the next start waits until the broker's former self has timed out.
                Map.entry("broker.session.timeout.ms", "6000"),
                Map.entry("broker.heartbeat.interval.ms", "1000"));
    }
}

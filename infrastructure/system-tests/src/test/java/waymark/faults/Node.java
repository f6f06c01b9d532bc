package waymark.faults;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import waymark.embedded.EmbeddedKafka;
import waymark.embedded.EmbeddedMongo;
import waymark.evidence.EvidenceService;
import waymark.platform.service.ServiceRunner;
import waymark.settings.SettingsService;

/** What runs in a process of its own. It ends with whoever started it, and says when it is ready. */
final class Node {

    static final String READY = "node ready";

    private Node() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        Thread.ofPlatform().daemon().start(Node::endWithParent);
        var rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (arguments[0]) {
            case "store" -> EmbeddedMongo.start(Path.of(rest[0]), address(rest[1]));
            case "stock" -> stock(Path.of(rest[0]), address(rest[1]));
            case "broker" ->
                EmbeddedKafka.start(
                        Path.of(rest[0]),
                        Integer.parseInt(rest[1]),
                        Integer.parseInt(rest[2]),
                        () -> Runtime.getRuntime().halt(1));
            case "settings" -> ServiceRunner.run(SettingsService.class, SettingsService.NAME, rest);
            case "evidence" -> ServiceRunner.run(EvidenceService.class, "evidence", rest);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println(READY);
    }

    /** The library's own store on a file, which commits when a timer says so. */
    private static void stock(Path directory, InetSocketAddress address) throws IOException {
        Files.createDirectories(directory);
        new MongoServer(new H2Backend(directory.resolve("stock.mv").toString())).bind(address, 1, 64);
    }

    private static InetSocketAddress address(String port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes; the end of the stream is the end of the parent.
            }
        } catch (IOException gone) {
            // As good as its end.
        }
        Runtime.getRuntime().halt(1);
    }
}

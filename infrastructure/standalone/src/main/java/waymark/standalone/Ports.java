package waymark.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every port of one instance, from one base, all on 127.0.0.1. With the base 8080: dashboard 8080, services 8081 to
 * 8084, management 1000 above each, sign-in 9000, Kafka 19092, MongoDB wire 27117.
 *
 * @param base 1024 to 46000
 */
public record Ports(int base) {

    public static final Ports DEFAULT = new Ports(8080);
    private static final int HIGHEST_BASE = 46_000;
    private static final int MANAGEMENT = 1000;
    private static final int IDENTITY = 920;
    private static final int KAFKA = 11_012;
    private static final int MONGO = 19_037;

    public Ports {
        if (base < 1024 || base > HIGHEST_BASE) {
            throw new StandaloneException("The port base must be between 1024 and " + HIGHEST_BASE + ".");
        }
    }

    public int of(Service service) {
        return base + service.offset();
    }

    public int managementOf(Service service) {
        return of(service) + MANAGEMENT;
    }

    public int identity() {
        return base + IDENTITY;
    }

    public int kafka() {
        return base + KAFKA;
    }

    public int mongo() {
        return base + MONGO;
    }

    /** Says which port is in use, by whom it would be used, and what to do, before anything is started. */
    public void requireFree() {
        var uses = new TreeMap<Integer, String>(
                Map.of(identity(), "sign-in", kafka(), "the embedded Kafka", mongo(), "the embedded MongoDB wire"));
        for (var service : Service.values()) {
            uses.put(of(service), "the " + service.id() + " service");
            uses.put(managementOf(service), "the management of the " + service.id() + " service");
        }
        uses.forEach(Ports::requireFree);
    }

    private static void requireFree(int port, String use) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new StandaloneException(
                    "Port %d, needed for %s, is in use; stop what uses it or start Waymark elsewhere with --port-base."
                            .formatted(port, use),
                    e);
        }
    }
}

package waymark.bench.frame;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** What the figures were measured on; without it they mean nothing. */
final class Machine {

    private static final int BLOCK = 4096;
    private static final int PROBES = 200;

    private Machine() {}

    static Map<String, Object> describe(Path directory) throws IOException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        var fsync = fsync(directory);
        var machine = new LinkedHashMap<String, Object>();
        machine.put("system", system.getName() + " " + system.getVersion() + " " + system.getArch());
        machine.put("cores", system.getAvailableProcessors());
        machine.put("memoryMb", memory() >> 20);
        machine.put("loadAverage", system.getSystemLoadAverage());
        machine.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
        machine.put(
                "gc",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")));
        machine.put("maxHeapMb", Runtime.getRuntime().maxMemory() >> 20);
        machine.put("disk", Files.getFileStore(directory).type());
        machine.put("fsyncP50Micros", fsync.getValueAtPercentile(50) / 1000);
        machine.put("fsyncP99Micros", fsync.getValueAtPercentile(99) / 1000);
        return machine;
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean known
                ? known.getTotalMemorySize()
                : 0;
    }

    private static Histogram fsync(Path directory) throws IOException {
        var latencies = Timed.histogram();
        Path file = Files.createTempFile(directory, "fsync", ".probe");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int probe = 0; probe < PROBES; probe++) {
                long start = System.nanoTime();
                channel.write(ByteBuffer.allocate(BLOCK));
                channel.force(false);
                latencies.recordValue(System.nanoTime() - start);
            }
        } finally {
            Files.delete(file);
        }
        return latencies;
    }
}

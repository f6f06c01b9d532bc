package waymark.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The network sockets processes and all they started hold at this moment, as the kernel lists them. */
final class Sockets {

    private static final Pattern INODE = Pattern.compile("socket:\\[(\\d+)]");

    private Sockets() {}

    /** One socket with an address of its own and, where it is connected, the other side's. */
    record Held(String protocol, InetAddress local, InetAddress remote, boolean connected) {

        /** Reachable from, or connected to, another machine. */
        boolean leavesLoopback() {
            return connected ? !remote.isLoopbackAddress() : !local.isLoopbackAddress();
        }
    }

    /** Of every command these tests have running. */
    static List<Held> ofCommands() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("waymark.jar"))
                .flatMap(child -> of(child).stream())
                .toList();
    }

    static List<Held> of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(each -> held(each.pid()).stream())
                .toList();
    }

    private static List<Held> held(long pid) {
        var proc = Path.of("/proc", String.valueOf(pid));
        var inodes = inodes(proc.resolve("fd"));
        return Stream.of("tcp", "tcp6", "udp", "udp6")
                .flatMap(protocol -> lines(proc.resolve("net").resolve(protocol)).stream()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(columns -> inodes.contains(columns[9]))
                        .map(columns -> held(protocol, columns)))
                .toList();
    }

    private static Held held(String protocol, String[] columns) {
        var remote = address(columns[2]);
        return new Held(protocol, address(columns[1]), remote, !remote.isAnyLocalAddress());
    }

    private static Set<String> inodes(Path descriptors) {
        try (var files = Files.list(descriptors)) {
            return files.map(Sockets::target)
                    .map(INODE::matcher)
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> matcher.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException ended) {
            return Set.of();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static List<String> lines(Path table) {
        try (var all = Files.lines(table)) {
            return all.skip(1).toList();
        } catch (IOException e) {
            // A machine without IPv6 has no table of it.
            return List.of();
        }
    }

    /** In 32-bit words as this machine holds them. */
    private static InetAddress address(String addressAndPort) {
        var words = ByteBuffer.wrap(HexFormat.of().parseHex(addressAndPort.split(":")[0]));
        var address = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            address.putInt(words.getInt());
        }
        try {
            return InetAddress.getByAddress(address.array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}

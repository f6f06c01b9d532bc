package waymark.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A store in a process of its own, so that it can be killed. */
record StoreProcess(Process process, String connectionString) implements AutoCloseable {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    static StoreProcess durable(Path directory) throws IOException {
        return start(directory, "durable", "unlimited");
    }

    /** The operating system refuses to let any file grow beyond so many KiB. */
    static StoreProcess limited(Path directory, int kibibytes) throws IOException {
        return start(directory, "durable", String.valueOf(kibibytes));
    }

    /** The library's own store on a file, which commits when a timer says so: the control. */
    static StoreProcess stock(Path directory) throws IOException {
        return start(directory, "stock", "unlimited");
    }

    private static StoreProcess start(Path directory, String kind, String fileSize) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f " + fileSize + " && exec \"$@\"",
                        "store",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        StoreProcess.class.getName(),
                        kind,
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new StoreProcess(process, output.readLine());
    }

    /** SIGKILL: the process has no chance to do anything more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[1]);
        if (arguments[0].equals("durable")) {
            System.out.println(EmbeddedMongo.start(directory, ANY_PORT).connectionString());
        } else {
            var server =
                    new MongoServer(new H2Backend(directory.resolve("stock.mv").toString()));
            server.bind(ANY_PORT, 1, 64);
            System.out.println("mongodb://127.0.0.1:" + server.getLocalAddress().getPort());
        }
    }
}

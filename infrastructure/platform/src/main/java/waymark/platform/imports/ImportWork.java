package waymark.platform.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import waymark.platform.imports.Import.Status;
import waymark.platform.imports.Uploads.TooLargeException;
import waymark.platform.log.Projections;
import waymark.platform.privacy.Keys;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.Caller;
import waymark.platform.service.WaymarkProperties;
import waymark.platform.web.Commands;
import waymark.platform.web.Fault;

/** Takes files in, reads them through, and after approval makes their rows true. */
class ImportWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, ImportFormat<?>> formats = new TreeMap<>();
    private final ImportRecords records;
    private final Uploads uploads;
    private final Fingerprints fingerprints;
    private final Commands commands;
    private final Keys keys;
    private final Projections projections;
    private final WaymarkProperties.Imports limits;
    private @Nullable ExecutorService executor;
    private volatile boolean stopping;

    ImportWork(
            List<ImportFormat<?>> formats,
            ImportRecords records,
            Uploads uploads,
            Fingerprints fingerprints,
            Commands commands,
            Keys keys,
            Projections projections,
            WaymarkProperties properties) {
        formats.forEach(format -> {
            if (this.formats.putIfAbsent(format.kind(), format) != null) {
                throw new IllegalStateException("Two import formats of kind " + format.kind());
            }
        });
        this.records = records;
        this.uploads = uploads;
        this.fingerprints = fingerprints;
        this.commands = commands;
        this.keys = keys;
        this.projections = projections;
        this.limits = properties.imports();
    }

    Map<String, ImportFormat<?>> formats() {
        return formats;
    }

    long maxBytes() {
        return limits.maxBytes();
    }

    String take(ImportFormat<?> format, InputStream file, Caller caller) throws IOException, TooLargeException {
        var id = UUID.randomUUID().toString();
        try {
            records.begin(id, format.kind(), caller, uploads.store(id, file, limits.maxBytes()));
        } catch (IOException | TooLargeException | RuntimeException e) {
            uploads.delete(id);
            throw e;
        }
        inBackground(id, () -> validate(id, format, caller));
        return id;
    }

    void approve(String id, String kind, Caller caller) {
        var format = formats.get(kind);
        if (format == null || !records.approve(id, caller)) {
            throw new RefusedException(new NotReady());
        }
        inBackground(id, () -> commit(id, format, caller));
    }

    private <R> void validate(String id, ImportFormat<R> format, Caller caller)
            throws IOException, InterruptedException {
        awaitReadModels();
        var validation =
                new Validation<>(id, format, caller, fingerprints, records, new Rehearsal(commands, () -> stopping));
        try (var file = open(id)) {
            format.read(file, caller, validation);
        }
        var counts = validation.end();
        if (counts.problems.sum() > 0) {
            records.end(id, Status.REFUSED, counts.ofValidation());
            uploads.delete(id);
        } else {
            records.ready(id, counts.ofValidation());
        }
    }

    private <R> void commit(String id, ImportFormat<R> format, Caller caller) throws IOException, InterruptedException {
        awaitReadModels();
        var lanes = new Lanes(limits.lanes());
        var commit = new Commit<>(id, format, caller, fingerprints, records, commands, keys, lanes, () -> stopping);
        try (var file = open(id)) {
            var counts = commit.run(file);
            var status = counts.problems.sum() > 0 ? Status.COMMITTED_IN_PART : Status.COMMITTED;
            records.end(id, status, counts.ofCommit());
        }
        uploads.delete(id);
    }

    /** A file is often sent right behind the one it rests on; a child not recognised would be registered twice. */
    private void awaitReadModels() throws InterruptedException {
        if (!projections.await(PATIENCE)) {
            throw new IllegalStateException("The read models are more than " + PATIENCE.toSeconds() + " s behind");
        }
    }

    private InputStream open(String id) throws IOException {
        var key = records.sealedKey(id).orElseThrow(() -> new IOException("The file is gone"));
        return uploads.open(id, key);
    }

    private void inBackground(String id, Task task) {
        var running = executor;
        if (running == null) {
            throw new IllegalStateException("Imports have not been started");
        }
        running.execute(() -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                interrupted(id, e);
            } catch (IOException | RuntimeException e) {
                interrupted(id, e);
            }
        });
    }

    private void interrupted(String id, Exception e) {
        LOG.error("Import {} was interrupted: {}", id, Fault.describe(e));
        try {
            records.end(id, Status.INTERRUPTED, new Document());
            uploads.delete(id);
        } catch (RuntimeException again) {
            // The start after this one finds it and says the same.
            LOG.error("Import {} stays as it is until the next start: {}", id, Fault.describe(again));
        }
    }

    @Override
    public void start() {
        stopping = false;
        records.createIndexes();
        for (var status : List.of(Status.VALIDATING, Status.COMMITTING)) {
            for (var id : records.inStatus(status)) {
                records.end(id, Status.INTERRUPTED, new Document());
                uploads.delete(id);
            }
        }
        executor = Executors.newFixedThreadPool(
                2, Thread.ofPlatform().daemon().name("import-", 1).factory());
    }

    @Override
    public void stop() {
        stopping = true;
        var running = executor;
        if (running != null) {
            running.shutdown();
            try {
                if (!running.awaitTermination(20, TimeUnit.SECONDS)) {
                    running.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        executor = null;
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }
}

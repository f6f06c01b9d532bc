package waymark.bench.log;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.DomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SnapshotEventEntry;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.jspecify.annotations.Nullable;
import waymark.bench.work.Work;

/**
 * Axon's JPA engine on a relational database. H2 writes each commit to its file but does not force it to the disk, so it
 * promises less than the others and is the faster for it; PostgreSQL promises what Waymark does.
 */
final class JpaStore implements Store, TransactionManager {

    private static final int CONNECTIONS = 80;

    private final String name;
    private final List<AutoCloseable> underneath;
    private final EntityManagerFactory factory;
    private final JpaEventStorageEngine engine;
    private final ThreadLocal<@Nullable EntityManager> current = new ThreadLocal<>();

    /** @param underneath is closed with the store, first to last */
    private JpaStore(
            String name,
            DataSource pool,
            Class<? extends Dialect> dialect,
            List<AutoCloseable> underneath,
            int batchSize)
            throws SQLException {
        this.name = name;
        this.underneath = underneath;
        factory = factory(pool, dialect);
        var serializer = Work.serializer();
        engine = JpaEventStorageEngine.builder()
                .entityManagerProvider(() -> Objects.requireNonNull(current.get()))
                .transactionManager(this)
                .dataSource(pool)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .batchSize(batchSize)
                .build();
    }

    static JpaStore h2(Path file, int batchSize) throws SQLException {
        var pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
        pool.setMaxConnections(CONNECTIONS);
        return new JpaStore("Axon JPA, H2 file (no fsync)", pool, H2Dialect.class, List.of(pool::dispose), batchSize);
    }

    static JpaStore postgres(Path directory, int batchSize) throws IOException, SQLException {
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                // The library's own settings are for tests that may lose everything.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        var pool = new HikariDataSource();
        pool.setDataSource(server.getPostgresDatabase());
        pool.setMaximumPoolSize(CONNECTIONS);
        return new JpaStore(
                "Axon JPA, PostgreSQL " + version(pool), pool, PlainBytes.class, List.of(pool, server), batchSize);
    }

    private static int version(DataSource source) throws SQLException {
        try (var connection = source.getConnection()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    private static EntityManagerFactory factory(DataSource source, Class<? extends Dialect> dialect) {
        var properties = new Properties();
        properties.put("hibernate.dialect", dialect.getName());
        properties.put("hibernate.connection.datasource", source);
        properties.put("hibernate.hbm2ddl.auto", "create");
        properties.put("hibernate.jdbc.batch_size", 50);
        return new Configuration()
                .addAnnotatedClass(DomainEventEntry.class)
                .addAnnotatedClass(SnapshotEventEntry.class)
                .addProperties(properties)
                .buildSessionFactory();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public EventStorageEngine engine() {
        return engine;
    }

    @Override
    public void append(List<DomainEventMessage<?>> unit) {
        executeInTransaction(() -> engine.appendEvents(unit));
    }

    @Override
    public Transaction startTransaction() {
        if (current.get() != null) {
            return new Joined();
        }
        var manager = factory.createEntityManager();
        current.set(manager);
        manager.getTransaction().begin();
        return new Own(manager);
    }

    @Override
    public void close() {
        factory.close();
        for (var each : underneath) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("A peer's database did not stop", e);
            }
        }
    }

    /** Within one that is already open. */
    private static final class Joined implements Transaction {

        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }

    private final class Own implements Transaction {

        private final EntityManager manager;

        Own(EntityManager manager) {
            this.manager = manager;
        }

        @Override
        public void commit() {
            try {
                manager.getTransaction().commit();
            } finally {
                end();
            }
        }

        @Override
        public void rollback() {
            try {
                manager.getTransaction().rollback();
            } finally {
                end();
            }
        }

        private void end() {
            current.remove();
            manager.close();
        }
    }
}

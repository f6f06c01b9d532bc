package waymark.bench.log;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
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
import org.jspecify.annotations.Nullable;
import waymark.bench.work.Work;

/**
 * Axon's JPA engine on an H2 file. H2 writes each commit to its file but does not force it to the disk, so this peer
 * promises less than the others and is the faster for it.
 */
final class JpaStore implements Store, TransactionManager {

    private static final int CONNECTIONS = 80;

    private final JdbcConnectionPool pool;
    private final EntityManagerFactory factory;
    private final JpaEventStorageEngine engine;
    private final ThreadLocal<@Nullable EntityManager> current = new ThreadLocal<>();

    JpaStore(Path file, int batchSize) throws java.sql.SQLException {
        pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
        pool.setMaxConnections(CONNECTIONS);
        factory = factory(pool);
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

    private static EntityManagerFactory factory(DataSource source) {
        var properties = new Properties();
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
        return "Axon JPA, H2 file (no fsync)";
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
        pool.dispose();
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

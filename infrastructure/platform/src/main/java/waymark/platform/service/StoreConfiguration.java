package waymark.platform.service;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import waymark.platform.log.Generations;

/** The service's own database, with bounded waiting: a store that is away is reported within two seconds. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean(destroyMethod = "close")
    MongoClient mongoClient(WaymarkProperties properties) {
        var address = new ConnectionString(properties.mongo().uri());
        var client = MongoClients.create(settings(address, properties));
        try {
            new LateStore(
                            client.getDatabase(properties.database()),
                            address.getHosts(),
                            properties.mongo().patience())
                    .await();
            return client;
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private static MongoClientSettings settings(ConnectionString address, WaymarkProperties properties) {
        return MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(60, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool ->
                        pool.maxSize(64).maxWaitTime(5, TimeUnit.SECONDS).minSize(0))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .applicationName("waymark-" + properties.service())
                // Last, so that whatever the deployment's connection string says wins.
                .applyConnectionString(address)
                .build();
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, WaymarkProperties properties) {
        return client.getDatabase(properties.database());
    }

    @Bean
    MongoDatabaseFactory mongoDatabaseFactory(MongoClient client, WaymarkProperties properties) {
        return new SimpleMongoClientDatabaseFactory(client, properties.database());
    }

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return MongoCustomConversions.create(adapter -> adapter.bigDecimal(BigDecimalRepresentation.DECIMAL128)
                .registerConverters(List.of(new DateToText(), new TextToDate())));
    }

    @Bean
    MongoMappingContext mongoMappingContext(
            MongoCustomConversions conversions, ObjectProvider<Generations> generations) {
        var context = new GenerationalContext(generations);
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.setAutoIndexCreation(false);
        return context;
    }

    @Bean
    MappingMongoConverter mappingMongoConverter(MongoMappingContext context, MongoCustomConversions conversions) {
        var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        // No class names in documents: a read model is rebuilt from the log, never guessed from its type (ADR-0003).
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        return converter;
    }

    @Bean
    MongoTemplate mongoTemplate(MongoDatabaseFactory factory, MappingMongoConverter converter) {
        return new MongoTemplate(factory, converter);
    }

    @Bean
    HealthIndicator mongoHealthIndicator(MongoDatabase database) {
        return () -> {
            try {
                database.runCommand(new Document("ping", 1));
                return Health.up().build();
            } catch (MongoException e) {
                // The exception itself names hosts, which is nobody's business.
                return Health.down().build();
            }
        };
    }

    @WritingConverter
    static final class DateToText implements Converter<LocalDate, String> {
        @Override
        public String convert(LocalDate date) {
            return date.toString();
        }
    }

    @ReadingConverter
    static final class TextToDate implements Converter<String, LocalDate> {
        @Override
        public LocalDate convert(String text) {
            return LocalDate.parse(text);
        }
    }
}

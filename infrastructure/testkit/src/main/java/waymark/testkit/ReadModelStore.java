package waymark.testkit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.service.WaymarkProperties;

/** The store of a service as the platform sets it up, in memory, and nothing else of the service. */
public final class ReadModelStore implements AutoCloseable {

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public ReadModelStore() {
        TestPropertyValues.of("waymark.service=test", "waymark.mongo.uri=" + mongo.connectionString())
                .applyTo(context);
        context.register(StoreOnly.class);
        context.refresh();
    }

    public MongoTemplate template() {
        return context.getBean(MongoTemplate.class);
    }

    @Override
    public void close() {
        context.close();
        mongo.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(WaymarkProperties.class)
    @Import(StoreByName.class)
    static class StoreOnly {}

    static class StoreByName implements ImportSelector {
        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {"waymark.platform.service.StoreConfiguration"};
        }
    }
}

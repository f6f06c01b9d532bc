package waymark.platform.service;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mongodb.core.mapping.BasicMongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import waymark.platform.log.Generations;

/**
 * Says anew for every operation in which collection a document is: of a read model there may be several generations.
 * Through this goes whatever the template does with a type.
 */
final class GenerationalContext extends MongoMappingContext {

    private final ObjectProvider<Generations> generations;

    GenerationalContext(ObjectProvider<Generations> generations) {
        this.generations = generations;
    }

    @Override
    protected <T> BasicMongoPersistentEntity<T> createPersistentEntity(TypeInformation<T> type) {
        return new BasicMongoPersistentEntity<>(type) {
            @Override
            public String getCollection() {
                var name = super.getCollection();
                var known = generations.getIfAvailable();
                return known == null ? name : known.collection(name);
            }
        };
    }
}

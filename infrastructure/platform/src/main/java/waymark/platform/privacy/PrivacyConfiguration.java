package waymark.platform.privacy;

import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys of people and references, from {@code waymark.keys.directory} and the key store. */
@Configuration(proxyBeanMethods = false)
public class PrivacyConfiguration {

    @Bean
    KeyFiles keyFiles(
            @Value("${waymark.keys.directory}") Path directory, @Value("${waymark.keys.create:false}") boolean create) {
        return KeyFiles.open(directory, create);
    }

    @Bean
    References references(KeyFiles files) {
        return files.references();
    }

    @Bean
    Keys keys(
            KeyFiles files,
            MongoClient mongo,
            @Value("${waymark.keys.database:waymark-keys}") String database,
            Clock clock) {
        var store = mongo.getDatabase(database);
        new KeyMark(store, files).compare();
        return new StoredKeys(store, files.keyEncryptionKey(), clock);
    }

    @Bean
    Sealer sealer(Keys keys) {
        return new PersonSealer(keys);
    }
}

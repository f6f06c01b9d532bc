package waymark.platform.imports;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import waymark.platform.log.Projections;
import waymark.platform.privacy.Keys;
import waymark.platform.privacy.References;
import waymark.platform.privacy.Sealer;
import waymark.platform.service.WaymarkProperties;
import waymark.platform.web.Commands;

/** The import path of a service, for all its formats. */
@Configuration(proxyBeanMethods = false)
@Import(ImportController.class)
public class ImportConfiguration {

    @Bean
    ImportRecords importRecords(MongoDatabase database, Clock clock) {
        return new ImportRecords(database, clock);
    }

    @Bean
    ImportWork importWork(
            ObjectProvider<ImportFormat<?>> formats,
            ImportRecords records,
            MongoDatabase database,
            Sealer sealer,
            References references,
            Commands commands,
            Keys keys,
            Projections projections,
            WaymarkProperties properties) {
        return new ImportWork(
                formats.orderedStream().<ImportFormat<?>>map(format -> format).toList(),
                records,
                new Uploads(database, sealer),
                new Fingerprints(database, references),
                commands,
                keys,
                projections,
                properties);
    }
}

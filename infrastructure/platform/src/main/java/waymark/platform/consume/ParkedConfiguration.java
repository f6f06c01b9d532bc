package waymark.platform.consume;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What operators see of parked events; also where a service runs without Kafka. */
@Configuration(proxyBeanMethods = false)
@Import(ParkedController.class)
public class ParkedConfiguration {

    @Bean
    ParkedEvents parkedEvents(MongoDatabase database) {
        return new ParkedEvents(database);
    }

    @Bean
    Retries retries(MongoDatabase database, ParkedEvents parked, Clock clock) {
        return new Retries(database, parked, clock);
    }
}

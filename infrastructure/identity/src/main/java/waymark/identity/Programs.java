package waymark.identity;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Who may ask for tokens, by name, which is the id too. The library's own refuses two with the same secret. */
record Programs(Map<String, RegisteredClient> byName) implements RegisteredClientRepository {

    Programs(List<RegisteredClient> clients) {
        this(new ConcurrentHashMap<>());
        clients.forEach(this::save);
    }

    /** Called by the library too, with the secret hashed once it was right. */
    @Override
    public void save(RegisteredClient client) {
        byName.put(client.getClientId(), client);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return byName.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return byName.get(clientId);
    }
}

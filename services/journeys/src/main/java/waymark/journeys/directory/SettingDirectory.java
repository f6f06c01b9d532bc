package waymark.journeys.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.journeys.directory.DirectoryRefusal.SettingNotOpen;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;

/** Which settings of an authority there are, as heard from the settings service. */
@Component
public class SettingDirectory {

    private final MongoTemplate mongo;

    SettingDirectory(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Those of the settings that the authority has, by id. */
    public Map<String, Listing> of(String la, Collection<String> settingIds) {
        var found = new HashMap<String, Listing>();
        for (var listing : mongo.find(Query.query(Criteria.where("_id").in(settingIds)), Listing.class)) {
            if (listing.la().equals(la)) {
                found.put(listing.settingId(), listing);
            }
        }
        return found;
    }

    /**
     * @throws NotFoundException where the authority has no such setting
     * @throws RefusedException where it was closed that day
     */
    public void requireOpen(String la, String settingId, LocalDate day) {
        var listing = mongo.findById(settingId, Listing.class);
        if (listing == null || !listing.la().equals(la)) {
            throw new NotFoundException("setting");
        }
        if (!listing.isOpenOn(day)) {
            throw new RefusedException(new SettingNotOpen());
        }
    }
}

package waymark.evidence.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import waymark.evidence.area.Setting.Details;
import waymark.evidence.dossier.Dossier;
import waymark.evidence.dossier.Knowledge;

/**
 * Everything one authority's dossiers tell, as known at some point. Built once per state of knowledge; every date is then
 * asked of the same object, which is why a trend costs no further fold.
 */
public final class Area {

    private final SortedMap<String, Child> children = new TreeMap<>();
    private final SortedMap<String, Setting> settings = new TreeMap<>();
    private final SortedMap<String, Senco> sencos = new TreeMap<>();
    private final Map<String, List<Senco>> sencosBySetting = new HashMap<>();
    private final SortedMap<String, Application> applications = new TreeMap<>();
    private final SortedMap<String, Cluster> clusters = new TreeMap<>();
    private final SortedMap<String, Meeting> meetings = new TreeMap<>();
    private final List<EhcCase> cases;
    private final List<Cycle> cycles;

    private Area(Collection<Dossier> dossiers, Knowledge knowledge) {
        var teller = new Teller(this);
        for (var dossier : dossiers) {
            for (var fact : dossier.facts()) {
                if (knowledge.includes(fact)) {
                    teller.tell(fact.event());
                }
            }
        }
        sencos.values()
                .forEach(senco -> senco.everAt()
                        .forEach(setting -> sencosBySetting
                                .computeIfAbsent(setting, id -> new ArrayList<>(1))
                                .add(senco)));
        cases = children.values().stream()
                .flatMap(child -> child.cases().stream())
                .toList();
        cycles = children.values().stream()
                .flatMap(child -> child.cycles().stream())
                .toList();
    }

    public static Area of(Collection<Dossier> dossiers, Knowledge knowledge) {
        return new Area(dossiers, knowledge);
    }

    public Collection<Child> children() {
        return Collections.unmodifiableCollection(children.values());
    }

    public Optional<Child> child(String childId) {
        return Optional.ofNullable(children.get(childId));
    }

    public Collection<Setting> settings() {
        return Collections.unmodifiableCollection(settings.values());
    }

    public Optional<Details> setting(String settingId, LocalDate day) {
        return Optional.ofNullable(settings.get(settingId)).flatMap(setting -> setting.detailsOn(day));
    }

    public boolean open(String settingId, LocalDate day) {
        var setting = settings.get(settingId);
        return setting != null && setting.openOn(day);
    }

    public Collection<Senco> sencos() {
        return Collections.unmodifiableCollection(sencos.values());
    }

    public boolean hasSenco(String settingId, LocalDate day) {
        return sencosBySetting.getOrDefault(settingId, List.of()).stream()
                .anyMatch(senco -> senco.appointedAt(settingId, day));
    }

    public Collection<Application> applications() {
        return Collections.unmodifiableCollection(applications.values());
    }

    public Collection<Cluster> clusters() {
        return Collections.unmodifiableCollection(clusters.values());
    }

    public Collection<Meeting> meetings() {
        return Collections.unmodifiableCollection(meetings.values());
    }

    public List<EhcCase> cases() {
        return cases;
    }

    public List<Cycle> cycles() {
        return cycles;
    }

    Child childToTell(String id) {
        return children.computeIfAbsent(id, Child::new);
    }

    Setting settingToTell(String id) {
        return settings.computeIfAbsent(id, Setting::new);
    }

    Senco sencoToTell(String id) {
        return sencos.computeIfAbsent(id, Senco::new);
    }

    Application applicationToTell(String id) {
        return applications.computeIfAbsent(id, Application::new);
    }

    Cluster clusterToTell(String id) {
        return clusters.computeIfAbsent(id, Cluster::new);
    }

    Meeting meetingToTell(String id) {
        return meetings.computeIfAbsent(id, Meeting::new);
    }
}

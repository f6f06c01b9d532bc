package waymark.training.meeting;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import waymark.platform.imports.ImportFormat;
import waymark.platform.privacy.References;
import waymark.platform.security.Caller;
import waymark.training.cluster.Clusters;
import waymark.training.directory.SettingDirectory;
import waymark.training.meeting.MeetingCommand.RecordRegister;

/**
 * The authority's registers: one row per invited setting and meeting. All rows of a meeting stand together and become
 * one register, so that nobody ever sees half of one.
 */
@Component
class RegistersFile implements ImportFormat<FiledRegister> {

    private final RegisterRows rows;
    private final References references;
    private final SettingDirectory settings;
    private final Clusters clusters;

    RegistersFile(References references, SettingDirectory settings, Clusters clusters, Clock clock) {
        this.rows = new RegisterRows(clock);
        this.references = references;
        this.settings = settings;
        this.clusters = clusters;
    }

    @Override
    public String kind() {
        return rows.kind();
    }

    @Override
    public String mediaType() {
        return rows.mediaType();
    }

    @Override
    public List<Column> columns() {
        return rows.columns();
    }

    @Override
    public void read(InputStream file, Caller caller, Rows<FiledRegister> registers) throws IOException {
        var together = new RegistersTogether(registers);
        rows.read(file, caller, together);
        together.end();
    }

    @Override
    public Check<FiledRegister> check(Caller caller) {
        return (chunk, problems) -> check(chunk, caller, problems);
    }

    private void check(List<Numbered<FiledRegister>> chunk, Caller caller, Problems problems) {
        var ids = chunk.stream()
                .flatMap(numbered -> numbered.row().invited().stream())
                .map(reference -> settingId(reference, caller))
                .collect(Collectors.toSet());
        var known = settings.known(caller.scope(), ids);
        var knownClusters = clusters.known(
                caller.scope(),
                chunk.stream()
                        .map(numbered -> clusterId(numbered.row(), caller))
                        .collect(Collectors.toSet()));
        for (var numbered : chunk) {
            var register = numbered.row();
            if (!knownClusters.contains(clusterId(register, caller))) {
                problems.problem(
                        numbered.number(),
                        "cluster_reference",
                        "import/unknown-cluster",
                        "The reference of a known cluster: import the clusters first.");
            }
            for (var invitation : register.invitations()) {
                var setting = known.get(settingId(invitation.settingReference(), caller));
                if (setting == null) {
                    problems.problem(
                            invitation.row(),
                            "setting_reference",
                            "import/unknown-setting",
                            "The reference of a registered setting: import the settings first.");
                } else if (!setting.isOpenOn(register.meeting().heldOn())) {
                    problems.problem(
                            invitation.row(),
                            "setting_reference",
                            "import/closed-setting",
                            "A setting that is open on the day of the meeting.");
                }
            }
        }
    }

    @Override
    public String key(FiledRegister register) {
        return register.meeting().reference();
    }

    @Override
    public List<Object> commands(FiledRegister register, Caller caller) {
        var meeting = register.meeting();
        return List.of(new RecordRegister(
                references.idOf("meeting", caller.la(), meeting.reference()),
                caller.la(),
                clusterId(register, caller),
                meeting.title(),
                meeting.heldOn(),
                meeting.capacity(),
                ids(register.invited(), caller),
                ids(register.attended(), caller)));
    }

    private List<String> ids(List<String> settingReferences, Caller caller) {
        return settingReferences.stream()
                .map(reference -> settingId(reference, caller))
                .toList();
    }

    private String settingId(String reference, Caller caller) {
        return references.idOf("setting", caller.la(), reference);
    }

    private String clusterId(FiledRegister register, Caller caller) {
        return references.idOf("cluster", caller.la(), register.meeting().clusterReference());
    }
}

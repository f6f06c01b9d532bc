package waymark.demodata;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import waymark.demodata.settings.Cluster;
import waymark.demodata.settings.SencoAppointment;
import waymark.demodata.settings.Setting;
import waymark.demodata.settings.Settings;

/** The files about settings: who they are, who leads in them on SEND, which meet, and who came. */
final class SettingFiles {
    private SettingFiles() {}

    static void settings(Path path, Settings settings) throws IOException {
        try (var csv = new CsvFile(path, "setting_reference,urn,name,type,ward,places,opened_on,closed_on")) {
            for (Setting it : settings.all()) {
                csv.row(
                        it.reference(),
                        it.urn(),
                        it.name(),
                        it.type().name(),
                        it.ward(),
                        it.places(),
                        it.openedOn(),
                        it.closedOn());
            }
        }
    }

    static void sencos(Path path, List<SencoAppointment> appointments) throws IOException {
        String header =
                "senco_reference,name,setting_reference,started_on,ended_on,shared,qualification,qualification_awarded_on";
        try (var csv = new CsvFile(path, header)) {
            for (SencoAppointment it : appointments) {
                csv.row(
                        it.reference(),
                        it.name(),
                        it.setting().reference(),
                        it.startedOn(),
                        it.endedOn(),
                        it.shared(),
                        it.qualification(),
                        it.qualifiedOn());
            }
        }
    }

    static void clusters(Path path, List<Cluster> clusters) throws IOException {
        try (var csv = new CsvFile(path, "cluster_reference,cluster_name,setting_reference,joined_on,left_on")) {
            for (Cluster cluster : clusters) {
                for (var member : cluster.members()) {
                    csv.row(
                            cluster.reference(),
                            cluster.name(),
                            member.setting().reference(),
                            member.joinedOn(),
                            member.leftOn());
                }
            }
        }
    }

    static void registers(Path path, List<Cluster> clusters) throws IOException {
        String header = "meeting_reference,cluster_reference,title,held_on,capacity,setting_reference,attended";
        try (var csv = new CsvFile(path, header)) {
            for (Cluster cluster : clusters) {
                for (var meeting : cluster.meetings()) {
                    for (var invited : meeting.invited()) {
                        csv.row(
                                meeting.reference(),
                                cluster.reference(),
                                meeting.title(),
                                meeting.heldOn(),
                                meeting.capacity(),
                                invited.setting().reference(),
                                invited.attended());
                    }
                }
            }
        }
    }
}

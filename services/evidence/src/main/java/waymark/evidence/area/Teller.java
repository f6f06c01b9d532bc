package waymark.evidence.area;

import waymark.events.FundingPublished;
import waymark.events.FundingPublished.BudgetSet;
import waymark.events.FundingPublished.FundingApplied;
import waymark.events.FundingPublished.FundingDecided;
import waymark.events.FundingPublished.FundingPaid;
import waymark.events.FundingPublished.FundingRecommended;
import waymark.events.JourneysPublished;
import waymark.events.PublishedEvent;
import waymark.events.SettingsPublished;
import waymark.events.SettingsPublished.SencoAppointed;
import waymark.events.SettingsPublished.SencoAppointmentEnded;
import waymark.events.SettingsPublished.SencoQualified;
import waymark.events.SettingsPublished.SettingChanged;
import waymark.events.SettingsPublished.SettingClosed;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.events.TrainingPublished;
import waymark.events.TrainingPublished.ClusterFormed;
import waymark.events.TrainingPublished.MeetingCancelled;
import waymark.events.TrainingPublished.MeetingScheduled;
import waymark.events.TrainingPublished.RegisterTaken;
import waymark.events.TrainingPublished.SettingJoinedCluster;
import waymark.events.TrainingPublished.SettingLeftCluster;

/** Tells an area one fact after the other; a new published event does not compile until it has a place here. */
record Teller(Area area) {

    void tell(PublishedEvent event) {
        switch (event) {
            case JourneysPublished it -> area.childToTell(it.childId()).add(it);
            case SettingsPublished it -> tell(it);
            case FundingPublished it -> tell(it);
            case TrainingPublished it -> tell(it);
        }
    }

    private void tell(SettingsPublished event) {
        switch (event) {
            case SettingRegistered it -> area.settingToTell(it.settingId()).add(it);
            case SettingChanged it -> area.settingToTell(it.settingId()).add(it);
            case SettingClosed it -> area.settingToTell(it.settingId()).add(it);
            case SencoAppointed it -> area.sencoToTell(it.sencoId()).add(it);
            case SencoAppointmentEnded it -> area.sencoToTell(it.sencoId()).add(it);
            case SencoQualified it -> area.sencoToTell(it.sencoId()).add(it);
        }
    }

    private void tell(FundingPublished event) {
        switch (event) {
            case FundingApplied it -> area.applicationToTell(it.applicationId()).add(it);
            case FundingDecided it -> area.applicationToTell(it.applicationId()).add(it);
            case FundingPaid it -> area.applicationToTell(it.applicationId()).add(it);
            // No measure asks about these yet; the dossier shows them.
            case FundingRecommended it -> {}
            case BudgetSet it -> {}
        }
    }

    private void tell(TrainingPublished event) {
        switch (event) {
            case ClusterFormed it -> area.clusterToTell(it.clusterId()).add(it);
            case RegisterTaken it -> area.meetingToTell(it.meetingId()).add(it);
            case MeetingCancelled it -> area.meetingToTell(it.meetingId()).add(it);
            // Attendance counts who was invited to a meeting, not who belongs to the cluster.
            case MeetingScheduled it -> {}
            case SettingJoinedCluster it -> {}
            case SettingLeftCluster it -> {}
        }
    }
}

package waymark.evidence.dossier;

import waymark.events.FundingPublished;
import waymark.events.JourneysPublished;
import waymark.events.PublishedEvent;
import waymark.events.SettingsPublished;
import waymark.events.TrainingPublished;

/** What a dossier is about. */
public enum Kind {
    CHILD("child"),
    SETTING("setting"),
    SENCO("SENCO"),
    APPLICATION("inclusion fund application"),
    BUDGET("budget"),
    CLUSTER("cluster"),
    MEETING("meeting");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static Kind of(PublishedEvent event) {
        return switch (event) {
            case JourneysPublished it -> CHILD;
            case SettingsPublished it -> of(it);
            case FundingPublished.BudgetSet it -> BUDGET;
            case FundingPublished it -> APPLICATION;
            case TrainingPublished it -> of(it);
        };
    }

    private static Kind of(SettingsPublished event) {
        return switch (event) {
            case SettingsPublished.SettingRegistered it -> SETTING;
            case SettingsPublished.SettingChanged it -> SETTING;
            case SettingsPublished.SettingClosed it -> SETTING;
            case SettingsPublished.SencoAppointed it -> SENCO;
            case SettingsPublished.SencoAppointmentEnded it -> SENCO;
            case SettingsPublished.SencoQualified it -> SENCO;
        };
    }

    private static Kind of(TrainingPublished event) {
        return switch (event) {
            case TrainingPublished.ClusterFormed it -> CLUSTER;
            case TrainingPublished.SettingJoinedCluster it -> CLUSTER;
            case TrainingPublished.SettingLeftCluster it -> CLUSTER;
            case TrainingPublished.MeetingScheduled it -> MEETING;
            case TrainingPublished.MeetingCancelled it -> MEETING;
            case TrainingPublished.RegisterTaken it -> MEETING;
        };
    }
}

package waymark.settings.senco;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import waymark.events.Qualification;
import waymark.events.SettingType;
import waymark.platform.privacy.DataSubject;
import waymark.platform.privacy.Personal;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.AuthorityOwned;
import waymark.platform.time.London;
import waymark.settings.senco.Appointments.Spell;
import waymark.settings.senco.SencoCommand.AppointFurther;
import waymark.settings.senco.SencoCommand.AppointSenco;
import waymark.settings.senco.SencoCommand.EndAppointment;
import waymark.settings.senco.SencoCommand.RecordAppointment;
import waymark.settings.senco.SencoCommand.RecordQualification;
import waymark.settings.senco.SencoCommand.RenameSenco;
import waymark.settings.senco.SencoCommand.ShareSenco;
import waymark.settings.senco.SencoEvent.SencoAppointed;
import waymark.settings.senco.SencoEvent.SencoAppointmentEnded;
import waymark.settings.senco.SencoEvent.SencoNamed;
import waymark.settings.senco.SencoEvent.SencoQualified;
import waymark.settings.senco.SencoRefusal.AlreadyAppointed;
import waymark.settings.senco.SencoRefusal.AppointmentEnded;
import waymark.settings.senco.SencoRefusal.EndBeforeStart;
import waymark.settings.senco.SencoRefusal.NotAppointed;
import waymark.settings.senco.SencoRefusal.QualificationRecorded;
import waymark.settings.senco.SencoRefusal.SencoDateInFuture;
import waymark.settings.senco.SencoRefusal.SencoKnown;
import waymark.settings.senco.SencoRefusal.SharingIsForChildminders;

/**
 * A person's work as SENCO. It begins with their first appointment at a setting; further settings may follow, shared
 * between childminders of an agency or network, or overseen besides the first; each appointment ends by itself; a
 * qualification counts for all of them. The person's name is sealed with their own key. Parents ask who it is, the area
 * is asked whether everybody has one and whether they are qualified.
 */
@Aggregate(snapshotTriggerDefinition = "everyFifty")
class SencoAppointment extends AuthorityOwned {

    @AggregateIdentifier
    @DataSubject
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String sencoId;

    private boolean known;
    private String authority = "";

    @Personal
    private @Nullable String name;

    private Appointments appointments = Appointments.NONE;
    private final Map<Qualification, LocalDate> awards = new EnumMap<>(Qualification.class);

    SencoAppointment() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(AppointSenco command, Clock clock) {
        if (known && !command.name().equals(name)) {
            throw new RefusedException(new SencoKnown());
        }
        refuseFuture("startedOn", command.startedOn(), clock);
        name(command.sencoId(), command.la(), command.name());
        appoint(command.sencoId(), command.settingId(), command.startedOn(), null, false, null);
    }

    @CommandHandler
    void decide(AppointFurther command, Clock clock) {
        refuseFuture("startedOn", command.startedOn(), clock);
        appoint(command.sencoId(), command.settingId(), command.startedOn(), null, false, null);
    }

    @CommandHandler
    void decide(ShareSenco command, Clock clock) {
        refuseFuture("startedOn", command.startedOn(), clock);
        refuseSharing(command.settingType());
        appoint(command.sencoId(), command.settingId(), command.startedOn(), null, true, command.network());
    }

    @CommandHandler
    void decide(EndAppointment command, Clock clock) {
        refuseFuture("endedOn", command.endedOn(), clock);
        var spell =
                appointments.latest(command.settingId()).orElseThrow(() -> new RefusedException(new NotAppointed()));
        end(command.sencoId(), spell, command.endedOn());
    }

    @CommandHandler
    void decide(RecordQualification command, Clock clock) {
        refuseFuture("awardedOn", command.awardedOn(), clock);
        award(command.sencoId(), command.qualification(), command.awardedOn());
    }

    @CommandHandler
    void decide(RenameSenco command) {
        name(command.sencoId(), authority, command.name());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordAppointment command, Clock clock) {
        refuseFuture("started_on", command.startedOn(), clock);
        if (command.shared()) {
            refuseSharing(command.settingType());
        }
        name(command.sencoId(), command.la(), command.name());
        appoint(command.sencoId(), command.settingId(), command.startedOn(), command.endedOn(), command.shared(), null);
        var endedOn = command.endedOn();
        if (endedOn != null) {
            refuseFuture("ended_on", endedOn, clock);
            appointments
                    .startingOn(command.settingId(), command.startedOn())
                    .ifPresent(spell -> end(command.sencoId(), spell, endedOn));
        }
        var award = command.award();
        if (award != null) {
            refuseFuture("qualification_awarded_on", award.awardedOn(), clock);
            award(command.sencoId(), award.qualification(), award.awardedOn());
        }
    }

    @EventSourcingHandler
    void evolve(SencoEvent event) {
        switch (event) {
            case SencoNamed it -> {
                belongTo(it.la());
                sencoId = it.sencoId();
                authority = it.la();
                name = it.name();
                known = true;
            }
            case SencoAppointed it -> appointments = appointments.and(it.settingId(), it.startedOn());
            case SencoAppointmentEnded it ->
                appointments = appointments.ended(it.settingId(), it.startedOn(), it.endedOn());
            case SencoQualified it -> awards.put(it.qualification(), it.awardedOn());
        }
    }

    private void name(String id, String la, String as) {
        if (!known || !as.equals(name)) {
            apply(new SencoNamed(id, la, as));
        }
    }

    private void appoint(
            String id,
            String settingId,
            LocalDate from,
            @Nullable LocalDate until,
            boolean shared,
            @Nullable String network) {
        if (appointments.startingOn(settingId, from).isPresent()) {
            return;
        }
        appointments.overlapping(settingId, from, until).ifPresent(spell -> {
            throw new RefusedException(new AlreadyAppointed(spell.startedOn()));
        });
        apply(new SencoAppointed(id, settingId, shared, network, from));
    }

    private static void end(String id, Spell spell, LocalDate on) {
        if (on.equals(spell.endedOn())) {
            return;
        }
        if (spell.endedOn() != null) {
            throw new RefusedException(new AppointmentEnded(spell.endedOn()));
        }
        if (on.isBefore(spell.startedOn())) {
            throw new RefusedException(new EndBeforeStart(spell.startedOn()));
        }
        apply(new SencoAppointmentEnded(id, spell.settingId(), spell.startedOn(), on));
    }

    private void award(String id, Qualification qualification, LocalDate on) {
        var recorded = awards.get(qualification);
        if (recorded == null) {
            apply(new SencoQualified(id, qualification, on));
        } else if (!recorded.equals(on)) {
            throw new RefusedException(new QualificationRecorded(recorded));
        }
    }

    private static void refuseSharing(SettingType type) {
        if (!Appointments.mayShare(type)) {
            throw new RefusedException(new SharingIsForChildminders());
        }
    }

    private static void refuseFuture(String field, LocalDate day, Clock clock) {
        if (day.isAfter(London.today(clock))) {
            throw new RefusedException(new SencoDateInFuture(field));
        }
    }
}

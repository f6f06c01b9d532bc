package waymark.settings.register;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.AuthorityOwned;
import waymark.platform.time.London;
import waymark.settings.register.SettingCommand.ChangeSetting;
import waymark.settings.register.SettingCommand.CloseSetting;
import waymark.settings.register.SettingCommand.RecordSetting;
import waymark.settings.register.SettingCommand.RegisterSetting;
import waymark.settings.register.SettingEvent.SettingChanged;
import waymark.settings.register.SettingEvent.SettingClosed;
import waymark.settings.register.SettingEvent.SettingRegistered;
import waymark.settings.register.SettingRefusal.AlreadyRegistered;
import waymark.settings.register.SettingRefusal.BeforeOpening;
import waymark.settings.register.SettingRefusal.ChangeOutOfOrder;
import waymark.settings.register.SettingRefusal.DateInFuture;
import waymark.settings.register.SettingRefusal.OpeningDayDiffers;
import waymark.settings.register.SettingRefusal.SettingIsClosed;
import waymark.settings.register.SettingRefusal.UrnMalformed;

/**
 * A place where young children are looked after and learn: a nursery, a pre-school, a childminder, a school. It joins
 * the authority's register when it opens; its name, URN, type, ward or places may change from a day on; it closes once
 * and stays closed. Children are placed in it, SENCOs are appointed to it, and the area is asked whether each of its
 * settings has one.
 */
@Aggregate(snapshotTriggerDefinition = "everyFifty")
class Setting extends AuthorityOwned {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String settingId;

    private @Nullable SettingDetails details;
    private LocalDate openedOn = LocalDate.MAX;
    private LocalDate changedFrom = LocalDate.MIN;
    private @Nullable LocalDate closedOn;

    Setting() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RegisterSetting command, Clock clock) {
        if (details == null) {
            register(
                    command.settingId(),
                    command.la(),
                    command.reference(),
                    command.details(),
                    command.openedOn(),
                    clock);
        } else if (!details.equals(command.details()) || !openedOn.equals(command.openedOn())) {
            throw new RefusedException(new AlreadyRegistered());
        }
    }

    @CommandHandler
    void decide(ChangeSetting command, Clock clock) {
        if (command.details().equals(details)) {
            return;
        }
        refuseIfClosed();
        refuseFuture("from", command.from(), clock);
        refuseBeforeOpening("from", command.from());
        if (command.from().isBefore(changedFrom)) {
            throw new RefusedException(new ChangeOutOfOrder(changedFrom));
        }
        change(command.settingId(), command.details(), command.from());
    }

    @CommandHandler
    void decide(CloseSetting command, Clock clock) {
        close(command.settingId(), command.closedOn(), clock);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordSetting command, Clock clock) {
        if (details == null) {
            register(
                    command.settingId(),
                    command.la(),
                    command.reference(),
                    command.details(),
                    command.openedOn(),
                    clock);
        } else if (!openedOn.equals(command.openedOn())) {
            throw new RefusedException(new OpeningDayDiffers(openedOn));
        } else if (!details.equals(command.details())) {
            refuseIfClosed();
            change(command.settingId(), command.details(), changeDay(command.closedOn(), clock));
        }
        if (command.closedOn() != null) {
            close(command.settingId(), command.closedOn(), clock);
        } else {
            refuseIfClosed();
        }
    }

    @EventSourcingHandler
    void evolve(SettingEvent event) {
        switch (event) {
            case SettingRegistered it -> {
                belongTo(it.la());
                settingId = it.settingId();
                details = new SettingDetails(it.name(), it.urn(), it.type(), it.ward(), it.places());
                openedOn = it.openedOn();
                changedFrom = it.openedOn();
            }
            case SettingChanged it -> {
                details = new SettingDetails(it.name(), it.urn(), it.type(), it.ward(), it.places());
                changedFrom = it.from();
            }
            case SettingClosed it -> closedOn = it.closedOn();
        }
    }

    private static void register(
            String id, String la, String reference, SettingDetails as, LocalDate openedOn, Clock clock) {
        refuseFuture("openedOn", openedOn, clock);
        refuseMalformedUrn(as);
        apply(new SettingRegistered(
                id, la, reference, as.name(), as.urn(), as.type(), as.ward(), as.places(), openedOn));
    }

    private static void change(String id, SettingDetails to, LocalDate from) {
        refuseMalformedUrn(to);
        apply(new SettingChanged(id, to.name(), to.urn(), to.type(), to.ward(), to.places(), from));
    }

    private void close(String id, LocalDate on, Clock clock) {
        if (on.equals(closedOn)) {
            return;
        }
        refuseIfClosed();
        refuseFuture("closedOn", on, clock);
        refuseBeforeOpening("closedOn", on);
        apply(new SettingClosed(id, on));
    }

    /** A file does not say since when: today, or the setting's last day if it has closed since. */
    private LocalDate changeDay(@Nullable LocalDate closing, Clock clock) {
        var today = London.today(clock);
        var day = closing == null || closing.isAfter(today) ? today : closing.minusDays(1);
        return day.isBefore(changedFrom) ? changedFrom : day;
    }

    private void refuseIfClosed() {
        if (closedOn != null) {
            throw new RefusedException(new SettingIsClosed(closedOn));
        }
    }

    private void refuseBeforeOpening(String field, LocalDate day) {
        if (day.isBefore(openedOn)) {
            throw new RefusedException(new BeforeOpening(field, openedOn));
        }
    }

    private static void refuseFuture(String field, LocalDate day, Clock clock) {
        if (day.isAfter(London.today(clock))) {
            throw new RefusedException(new DateInFuture(field));
        }
    }

    private static void refuseMalformedUrn(SettingDetails details) {
        if (details.urn() != null) {
            Urn.problem(details.urn(), details.type()).ifPresent(expected -> {
                throw new RefusedException(new UrnMalformed(expected));
            });
        }
    }
}

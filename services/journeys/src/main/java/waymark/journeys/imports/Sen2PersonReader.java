package waymark.journeys.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import waymark.events.RequestSource;
import waymark.events.Sex;
import waymark.journeys.child.Ethnicity;
import waymark.journeys.child.Identity;
import waymark.journeys.child.Postcode;
import waymark.journeys.child.Upn;
import waymark.journeys.plan.PlanCommand.Decision;
import waymark.journeys.plan.PlanCommand.ReturnedCase;

/**
 * What one {@code Person} of a SEN2 return says: fields and codes as in the DfE guides of 2023 to 2026 (modules 1 to
 * 4a). Outcomes are Y, N, A awaiting, W withdrawn, H historical.
 */
final class Sen2PersonReader {

    private final Sen2Values values;
    private final LocalDate referenceDate;

    Sen2PersonReader(Sen2Values values, LocalDate referenceDate) {
        this.values = values;
        this.referenceDate = referenceDate;
    }

    /** Empty where anything is wrong; all of it has then been reported. */
    Optional<Sen2Person> read(XmlElement person) {
        var born = values.date(person, "PersonBirthDate");
        var surname = values.text(person, "Surname");
        var forename = values.text(person, "Forename");
        var upn = upn(person);
        var postcode = postcode(person);
        var sex = sex(person);
        var ethnicity = values.codeOrNull(person, "Ethnicity", Ethnicity.class);
        var requests = requests(person, born);
        if (values.hasProblems() || born == null) {
            return Optional.empty();
        }
        return Optional.of(new Sen2Person(
                new Identity(surname, forename, born, upn, postcode),
                sex,
                ethnicity == null ? Ethnicity.NOBT : ethnicity,
                requests,
                referenceDate));
    }

    private @Nullable String upn(XmlElement person) {
        var upn = person.value("UPN");
        if (upn != null) {
            Upn.problem(upn)
                    .ifPresent(
                            problem -> values.problem("UPN", problem.code(), "Expected " + problem.expected() + "."));
        } else if (person.value("UniqueLearnerNumber") == null && person.value("UPNunknown") == null) {
            values.problem(
                    "UPN", "upn-missing", "Expected a UPN, a ULN, or UPNunknown with the reason why there is none.");
        }
        return upn;
    }

    private @Nullable String postcode(XmlElement person) {
        var given = person.value("PostCode");
        if (given == null) {
            return null;
        }
        var normal = Postcode.normalise(given);
        if (normal.isEmpty()) {
            values.problem("PostCode", "postcode", "Expected a full UK postcode, or none.");
        }
        return normal.orElse(null);
    }

    /** Before 2025 the element was GenderCurrent with 1 male and 2 female. */
    private Sex sex(XmlElement person) {
        var given = Optional.ofNullable(person.value("Sex")).orElse(person.value("GenderCurrent"));
        return switch (given) {
            case "M", "1" -> Sex.M;
            case "F", "2" -> Sex.F;
            case null -> Sex.U;
            case "U", "0", "9" -> Sex.U;
            default -> {
                values.problem("Sex", "code", "Expected M, F or U.");
                yield Sex.U;
            }
        };
    }

    private List<ReturnedCase> requests(XmlElement person, @Nullable LocalDate born) {
        var requests = new ArrayList<ReturnedCase>();
        var received = new HashSet<LocalDate>();
        person.all("Requests")
                .forEach(element -> request(element).ifPresent(request -> {
                    requests.add(request);
                    if (!received.add(request.receivedOn())) {
                        values.problem("ReceivedDate", "duplicate", "Expected one request received on one day.");
                    }
                    if (born != null && request.receivedOn().isBefore(born)) {
                        values.problem("ReceivedDate", "before-birth", "Expected a day on or after the date of birth.");
                    }
                }));
        return requests;
    }

    private Optional<ReturnedCase> request(XmlElement request) {
        var receivedOn = values.date(request, "ReceivedDate");
        var source = source(request);
        var outcome = outcome(request, "RequestOutcome");
        var toldOn = values.dateOrNull(request, "RequestOutcomeDate");
        var isDecided = outcome == Outcome.Y || outcome == Outcome.N;
        if (isDecided && toldOn == null) {
            values.problem("RequestOutcomeDate", "missing", "Expected the day the requester was informed.");
        }
        if (!isDecided && toldOn != null) {
            values.problem(
                    "RequestOutcomeDate", "not-expected", "Expected no date, because the outcome is not Y or N.");
        }
        if (receivedOn == null) {
            return Optional.empty();
        }
        order(receivedOn, toldOn, "RequestOutcomeDate");
        var decision = toldOn == null || !isDecided ? null : new Decision(outcome == Outcome.Y, toldOn);
        var course = request.first("Assessment")
                .map(assessment -> assessment(assessment, toldOn == null ? receivedOn : toldOn))
                .orElse(Course.NONE);
        return Optional.of(new ReturnedCase(
                source,
                receivedOn,
                outcome == Outcome.H || course.historical(),
                decision,
                course.issuedOn(),
                course.declinedOn(),
                outcome == Outcome.W ? withdrawn(receivedOn) : course.withdrawnOn(),
                course.exceptedOn()));
    }

    private Course assessment(XmlElement assessment, LocalDate decidedOn) {
        var outcome = outcome(assessment, "AssessmentOutcome");
        var on = values.dateOrNull(assessment, "AssessmentOutcomeDate");
        if (outcome == Outcome.N && on == null) {
            values.problem("AssessmentOutcomeDate", "missing", "Expected the day the parents were notified.");
        }
        if (on != null && outcome != Outcome.Y && outcome != Outcome.N) {
            values.problem(
                    "AssessmentOutcomeDate", "not-expected", "Expected no date, because the outcome is not Y or N.");
        }
        order(decidedOn, on, "AssessmentOutcomeDate");
        var exceptedOn = on == null ? referenceDate : on;
        return new Course(
                outcome == Outcome.H,
                outcome == Outcome.Y ? on : null,
                outcome == Outcome.N ? on : null,
                outcome == Outcome.W ? withdrawn(decidedOn) : null,
                values.flag(assessment, "Week20") ? exceptedOn : null);
    }

    /** A return does not say when: on its reference date at the latest. */
    private LocalDate withdrawn(LocalDate lastStep) {
        return lastStep.isAfter(referenceDate) ? lastStep : referenceDate;
    }

    private void order(LocalDate first, @Nullable LocalDate then, String element) {
        if (then != null && then.isBefore(first)) {
            values.problem(element, "dates-out-of-order", "Expected a day on or after the step before it.");
        }
    }

    private Outcome outcome(XmlElement in, String element) {
        if (in.value(element) == null) {
            values.problem(element, "missing", "Expected one of Y, N, A, W, H.");
        }
        var outcome = values.codeOrNull(in, element, Outcome.class);
        return outcome == null ? Outcome.A : outcome;
    }

    /** Codes 1 to 5; absent before the guide of 2024. */
    private RequestSource source(XmlElement request) {
        return switch (request.value("RequestSource")) {
            case "1" -> RequestSource.PARENT;
            case "2" -> RequestSource.SETTING;
            case "3" -> RequestSource.HEALTH;
            case "4" -> RequestSource.SOCIAL_CARE;
            case "5" -> RequestSource.OTHER;
            case null -> RequestSource.NOT_STATED;
            default -> {
                values.problem("RequestSource", "code", "Expected 1, 2, 3, 4 or 5.");
                yield RequestSource.NOT_STATED;
            }
        };
    }

    private enum Outcome {
        Y,
        N,
        A,
        W,
        H
    }

    private record Course(
            boolean historical,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate declinedOn,
            @Nullable LocalDate withdrawnOn,
            @Nullable LocalDate exceptedOn) {
        static final Course NONE = new Course(false, null, null, null, null);
    }
}

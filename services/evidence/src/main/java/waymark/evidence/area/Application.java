package waymark.evidence.area;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import waymark.events.FundingPublished.FundingApplied;
import waymark.events.FundingPublished.FundingDecided;
import waymark.events.FundingPublished.FundingPaid;

/** An application to the inclusion fund for a child: applied for by a setting, decided by the panel, perhaps paid. */
public final class Application {

    private final String applicationId;
    private @Nullable FundingApplied applied;
    private @Nullable FundingDecided decided;
    private final Dated<BigDecimal> payments = new Dated<>();

    Application(String applicationId) {
        this.applicationId = applicationId;
    }

    void add(FundingApplied it) {
        applied = it;
    }

    void add(FundingDecided it) {
        decided = it;
    }

    void add(FundingPaid it) {
        payments.from(it.effective(), it.amount());
    }

    public String applicationId() {
        return applicationId;
    }

    public Optional<FundingApplied> applied(LocalDate asAt) {
        return Optional.ofNullable(applied).filter(it -> !it.effective().isAfter(asAt));
    }

    public Optional<FundingDecided> decided(LocalDate asAt) {
        return Optional.ofNullable(decided).filter(it -> !it.effective().isAfter(asAt));
    }

    /** What was paid from one day to another, both included; absent where nothing was. */
    public Optional<BigDecimal> paid(LocalDate from, LocalDate to) {
        return payments.between(from, to).reduce(BigDecimal::add);
    }
}

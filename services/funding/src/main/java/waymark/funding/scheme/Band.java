package waymark.funding.scheme;

import java.math.BigDecimal;

/** One level of funding: at most {@code limit} pounds for one application. */
public record Band(String code, String label, BigDecimal limit) {}

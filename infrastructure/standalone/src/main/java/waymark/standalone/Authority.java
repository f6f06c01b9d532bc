package waymark.standalone;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The authority an instance works for.
 *
 * @param la three-digit code
 * @param name as the Department for Education writes it
 * @param synthetic whether its data are made up, which every page then says
 * @param defaultAsAt the day figures are shown for when none is asked for; today where absent
 * @param sampleSettings ids of the settings the made-up setting staff work for
 */
public record Authority(
        String la, String name, boolean synthetic, @Nullable LocalDate defaultAsAt, List<String> sampleSettings) {}

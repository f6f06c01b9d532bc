package waymark.settings.register;

import org.jspecify.annotations.Nullable;
import waymark.events.SettingType;

/** What the register says about a setting besides when it was open. */
record SettingDetails(String name, @Nullable String urn, SettingType type, String ward, int places) {}

package waymark.journeys.directory;

import waymark.platform.refusal.Refusal;

/** Why a child can't be at a setting. */
public sealed interface DirectoryRefusal extends Refusal {

    @Override
    default String field() {
        return "settingId";
    }

    record SettingNotOpen() implements DirectoryRefusal {
        @Override
        public String code() {
            return "setting/not-open";
        }

        @Override
        public String detail() {
            return "The setting was not open on that day. Check the day, or choose a setting that was open.";
        }
    }
}

package waymark.evidence.measure;

import waymark.platform.refusal.Refusal;

/** Why a figure is not given. */
sealed interface MeasureRefusal extends Refusal {

    record FilterNotOffered(Filter.Dimension dimension) implements MeasureRefusal {
        @Override
        public String code() {
            return "evidence/filter-not-offered";
        }

        @Override
        public String detail() {
            return "This measure can't be narrowed by " + dimension.parameter() + ": leave that filter out.";
        }

        @Override
        public String field() {
            return dimension.parameter();
        }
    }

    record TooFine() implements MeasureRefusal {
        @Override
        public String code() {
            return "evidence/too-fine";
        }

        @Override
        public String detail() {
            return "Small numbers are withheld from your role, so use one filter at a time, and not the single setting.";
        }
    }

    record DateInFuture(String parameter) implements MeasureRefusal {
        @Override
        public String code() {
            return "evidence/date-in-future";
        }

        @Override
        public String detail() {
            return "Figures can be given for today or an earlier date.";
        }

        @Override
        public String field() {
            return parameter;
        }
    }
}

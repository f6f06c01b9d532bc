package waymark.evidence.dashboard;

import waymark.platform.refusal.Refusal;

/** Why a file is not given: what is wrong with its address. */
record FileRefusal(String wrong) implements Refusal {

    @Override
    public String code() {
        return "evidence/file-address-wrong";
    }

    @Override
    public String detail() {
        return wrong + ". Nothing was downloaded: correct the address, or take the file from the measure's page.";
    }
}

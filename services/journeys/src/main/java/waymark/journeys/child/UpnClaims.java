package waymark.journeys.child;

/** One UPN, one child. */
interface UpnClaims {

    /**
     * Keeps the UPN for this child, before the event that gives it to the child is stored.
     *
     * @throws waymark.platform.refusal.RefusedException where the UPN is another child's
     */
    void claim(String la, String childId, String upn);
}

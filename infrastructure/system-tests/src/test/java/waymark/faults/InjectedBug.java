package waymark.faults;

/** Puts into a sound dump one thing that a broken platform would leave behind, for its checker to catch. */
interface InjectedBug {

    String name();

    Class<? extends Checker> caughtBy();

    Dump inject(Dump sound);

    default boolean isCaughtIn(Dump sound) {
        var broken = inject(sound);
        return Checker.ALL.stream()
                .filter(caughtBy()::isInstance)
                .anyMatch(checker -> !checker.violations(broken).isEmpty());
    }
}

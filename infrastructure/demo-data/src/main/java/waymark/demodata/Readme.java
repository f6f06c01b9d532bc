package waymark.demodata;

import java.util.Locale;

/** The text that goes with the files, so that nobody takes them for real. */
final class Readme {
    private Readme() {}

    static String of(DemoAuthority authority, long seed) {
        var figures = authority.figures();
        var text = new StringBuilder();
        text.append(String.format(
                Locale.UK,
                """
                SYNTHETIC DATA. Everything in these files is invented: every child, family, setting, member of staff,
                number, date and sum. None of it is about anybody.

                They are the import files of a demonstration authority that stands for %s (%s) over two years,
                January 2023 to December 2024, with %,d children in the headcounts (seed %d). The same authority,
                number of children and seed always give the same files.

                How many requests for EHC needs assessments were made and decided in %d, how many plans were issued,
                and how many of those in time, is as published by the Department for Education for that authority
                ("Education, health and care plans"; contains public sector information licensed under the Open
                Government Licence v3.0). Everything else is only meant to be plausible.

                """,
                figures.authority().name(),
                figures.authority().la(),
                authority.children(),
                seed,
                figures.year()));
        text.append("Good to know:\n");
        authority.notes().forEach(note -> text.append("- ").append(note).append('\n'));
        text.append("\nImport in this order:\n");
        PlannedFile.inOrder()
                .forEach(file -> text.append(
                        String.format(Locale.UK, "%-34s to %s, as %s%n", file.name(), file.service(), file.kind())));
        return text.toString().replace("\r\n", "\n");
    }
}

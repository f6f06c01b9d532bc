package waymark.platform.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import waymark.platform.security.Caller;

/**
 * One kind of file a service accepts; a bean. The platform keeps the file (encrypted), reads it twice (validate, then
 * after approval commit), remembers a fingerprint per row so that a row imported before is left alone, and reports
 * problems by row and column. CSV formats extend {@code CsvFormat}.
 *
 * @param <R> a record that holds one row, or one person of a SEN2 return, with everything its commands need
 */
public interface ImportFormat<R> {

    /** For example {@code headcount}; the {@code kind} of the import. */
    String kind();

    /** {@code text/csv} or {@code application/xml}. */
    String mediaType();

    /** What the file must look like, for the "how to format your file" help. */
    List<Column> columns();

    /** Streams the file; reports what is wrong and goes on where it can. Never holds the whole file. */
    void read(InputStream file, Caller caller, Rows<R> rows) throws IOException;

    /**
     * The check of one file against what the service knows (an open setting, a known child) and against itself (one UPN
     * for two children). What a single row's commands would be refused for is found by trying them, and need not be
     * checked here.
     */
    default Check<R> check(Caller caller) {
        return (rows, problems) -> {};
    }

    /** What the row is about (never in plain text outside the service): two rows with one key are duplicates. */
    String key(R row);

    /**
     * Rows on one lane are sent one after the other, in the order of the file; rows on different lanes at the same time.
     * Rows whose commands go to the same aggregate, or build on each other, must share a lane.
     */
    default String lane(R row) {
        return key(row);
    }

    /**
     * Whether a row may be in order only because of an earlier one of its lane, however far above: such files, which are
     * short, are tried out lane by lane once all of them is read; others as they are read.
     */
    default boolean buildsOnEarlierRows() {
        return false;
    }

    /**
     * Whose names the row's commands store, where that is known without asking: the keys that seal them are made for
     * hundreds of rows at once, where each by itself would wait for the disk.
     */
    default List<String> persons(R row, Caller caller) {
        return List.of();
    }

    /** Commands that make the row true; repeating them must change nothing. Sent in order. */
    List<Object> commands(R row, Caller caller);

    /** Sees all rows of one file in order, some hundred at a time, and may remember what it has seen. */
    @FunctionalInterface
    interface Check<R> {
        /** Judges rows that are new or changed; in few queries, whatever their number. */
        void rows(List<Numbered<R>> rows, Problems problems);

        /** Hears of rows that were imported before as they are: they are not judged again, but others may clash with them. */
        default void unchanged(List<Numbered<R>> rows, Problems problems) {}
    }

    /** Where a format's rows and problems go while it reads. */
    interface Rows<R> extends Problems {
        void row(int number, R row);
    }

    /** Where problems go. */
    interface Problems {
        /** {@code expected} says what was expected and what to do; it never repeats the value. */
        void problem(int row, String column, String code, String expected);
    }

    /** A row with its number in the file: the header is row 1 of a CSV, the first person row 1 of a return. */
    record Numbered<R>(int number, R row) {}

    /** One column or element of the file. */
    record Column(String name, String meaning, boolean required, String example) {}
}

package waymark.platform.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Leaves out the mark that spreadsheets put at the start of a UTF-8 file. */
final class ByteOrderMark extends FilterReader {

    private boolean begun;

    ByteOrderMark(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int first = super.read();
        if (!begun) {
            begun = true;
            return first == '\uFEFF' ? super.read() : first;
        }
        return first;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (begun || length == 0) {
            return super.read(target, offset, length);
        }
        int first = read();
        if (first < 0) {
            return -1;
        }
        target[offset] = (char) first;
        return 1;
    }
}

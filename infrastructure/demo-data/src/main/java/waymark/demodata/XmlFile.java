package waymark.demodata;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** An XML file under way, an element a line; absent values have no element. */
final class XmlFile implements AutoCloseable {
    private final OutputStream out;
    private final XMLStreamWriter writer;

    XmlFile(Path path) throws IOException, XMLStreamException {
        this.out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
        this.writer = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
        writer.writeStartDocument("UTF-8", "1.0");
        line();
    }

    void open(String element) throws XMLStreamException {
        writer.writeStartElement(element);
        line();
    }

    void end() throws XMLStreamException {
        writer.writeEndElement();
        line();
    }

    void value(String element, @Nullable Object value) throws XMLStreamException {
        if (value == null) {
            return;
        }
        writer.writeStartElement(element);
        writer.writeCharacters(value.toString());
        writer.writeEndElement();
        line();
    }

    void flag(String element, boolean value) throws XMLStreamException {
        value(element, value ? 1 : 0);
    }

    private void line() throws XMLStreamException {
        writer.writeCharacters("\n");
    }

    @Override
    public void close() throws IOException {
        try (out) {
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IOException("The XML file could not be finished.", e);
        }
    }
}

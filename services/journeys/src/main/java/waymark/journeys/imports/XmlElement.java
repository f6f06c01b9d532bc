package waymark.journeys.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A small part of a return, one person at most. Names are compared without regard to case: the systems that write
 * returns do not agree on it.
 */
final class XmlElement {

    private static final int MOST_ELEMENTS = 5_000;
    private static final int DEEPEST = 12;

    private final String name;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlElement(String name) {
        this.name = name.toLowerCase(Locale.ROOT);
    }

    /** Reads from the start tag the reader stands on to its end tag. */
    static XmlElement read(XMLStreamReader xml) throws XMLStreamException {
        return read(xml, new int[1], 0);
    }

    private static XmlElement read(XMLStreamReader xml, int[] count, int depth) throws XMLStreamException {
        if (++count[0] > MOST_ELEMENTS || depth > DEEPEST) {
            throw new XMLStreamException("Too many elements in one person.");
        }
        var element = new XmlElement(xml.getLocalName());
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> element.children.add(read(xml, count, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> element.text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw new XMLStreamException("Entities are not accepted.");
                default -> {}
            }
        }
    }

    /** The text of the child of this name; null where it is absent or empty. */
    @Nullable
    String value(String childName) {
        return all(childName)
                .findFirst()
                .map(child -> child.text.toString().strip())
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    Optional<XmlElement> first(String childName) {
        return all(childName).findFirst();
    }

    Stream<XmlElement> all(String childName) {
        var wanted = childName.toLowerCase(Locale.ROOT);
        return children.stream().filter(child -> child.name.equals(wanted));
    }
}

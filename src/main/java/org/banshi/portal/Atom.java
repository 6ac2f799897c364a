package org.banshi.portal;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes Atom (RFC 4287). */
final class Atom {
    private Atom() {}

    /**
     * A feed.
     *
     * @param author who says it; entries have no other
     * @param page address of the page that says the same, which is its name too
     * @param self its own address
     */
    record Feed(String title, String author, String page, String self, List<Entry> entries) {}

    /**
     * One line of it.
     *
     * @param id address that stays and is no other line's
     */
    record Entry(String id, String title, String summary, String page, Instant updated) {}

    static void write(Feed feed, OutputStream out) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        element(xml, "title", feed.title());
        element(xml, "id", feed.page());
        link(xml, "self", feed.self());
        link(xml, "alternate", feed.page());
        element(
                xml,
                "updated",
                feed.entries().stream()
                        .map(Entry::updated)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH)
                        .toString());
        xml.writeStartElement("author");
        element(xml, "name", feed.author());
        xml.writeEndElement();
        for (Entry entry : feed.entries()) {
            xml.writeStartElement("entry");
            element(xml, "title", entry.title());
            element(xml, "id", entry.id());
            link(xml, "alternate", entry.page());
            element(xml, "updated", entry.updated().toString());
            element(xml, "summary", entry.summary());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }
}

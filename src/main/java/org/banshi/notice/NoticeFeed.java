package org.banshi.notice;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** What is public as Atom (RFC 4287), page by page (RFC 5005). */
final class NoticeFeed {
    private NoticeFeed() {}

    /**
     * What stands above the entries.
     *
     * @param title name of the feed
     * @param author who says it
     * @param house address of the house
     * @param page address of the page that says the same, without query: the feed's name
     * @param self address of this page of the feed
     * @param next address of the page of older entries
     */
    record Head(
            String title,
            String author,
            String house,
            String page,
            String self,
            @Nullable String next) {}

    static byte[] write(Head head, List<FeedEntry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            element(xml, "title", head.title());
            element(xml, "id", head.page());
            link(xml, "self", head.self());
            link(xml, "alternate", head.page());
            if (head.next() != null) {
                link(xml, "next", head.next());
            }
            element(
                    xml,
                    "updated",
                    entries.stream()
                            .map(FeedEntry::updated)
                            .max(Instant::compareTo)
                            .orElse(Instant.EPOCH)
                            .toString());
            xml.writeStartElement("author");
            element(xml, "name", head.author());
            xml.writeEndElement();
            for (FeedEntry entry : entries) {
                entry(xml, head.house() + entry.path(), entry);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed in memory cannot fail", e);
        }
        return out.toByteArray();
    }

    private static void entry(XMLStreamWriter xml, String page, FeedEntry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "title", entry.title());
        element(xml, "id", page);
        link(xml, "alternate", page);
        element(xml, "published", entry.published().toString());
        element(xml, "updated", entry.updated().toString());
        element(xml, "summary", entry.summary());
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", ""));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }
}

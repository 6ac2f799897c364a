package org.banshi.program;

import java.io.OutputStream;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What moved last on a public list, as an Atom feed (RFC 4287). */
@Component
final class ListFeed {
    private static final int ENTRIES = 50;

    private final JdbcClient db;
    private final Messages messages;

    ListFeed(JdbcClient db, Messages messages) {
        this.db = db;
        this.messages = messages;
    }

    private record Entry(
            String number,
            String kind,
            String title,
            String state,
            @Nullable String unit,
            Instant at) {}

    /**
     * Writes the feed.
     *
     * @param base address of the house, without a slash at its end
     */
    void write(WorkList list, String base, Language language, OutputStream out) throws XMLStreamException {
        var entries = db.sql("""
                        select m.number, m.kind, i.title, m.state, u.name as unit, m.updated_at
                        from program_item i join matter_row m on m.id = i.matter left join people_unit u on u.code = i.lead
                        where i.list = :list and %s order by m.updated_at desc, m.id desc limit :n""".formatted(ItemSight.PUBLIC))
                .param("list", list.code())
                .param("n", ENTRIES)
                .query((row, _) -> new Entry(
                        row.getString("number"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("state"),
                        row.getString("unit"),
                        row.getTimestamp("updated_at").toInstant()))
                .list();
        String address = base + "/lists/" + list.code();
        XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        element(xml, "title", list.name());
        element(xml, "id", address);
        link(xml, "self", address + "/feed.atom");
        link(xml, "alternate", address);
        element(
                xml,
                "updated",
                entries.isEmpty()
                        ? Instant.EPOCH.toString()
                        : entries.getFirst().at().toString());
        for (Entry entry : entries) {
            entry(xml, entry, list, address, state(language, entry));
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private static void entry(XMLStreamWriter xml, Entry entry, WorkList list, String address, String state)
            throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "title", entry.title());
        element(xml, "id", address + "#" + entry.number());
        link(xml, "alternate", address);
        element(xml, "updated", entry.at().toString());
        xml.writeStartElement("author");
        element(xml, "name", entry.unit() == null ? list.name() : entry.unit());
        xml.writeEndElement();
        element(xml, "summary", state);
        xml.writeEndElement();
    }

    private String state(Language language, Entry entry) {
        String key = entry.kind() + ".state." + entry.state();
        return messages.has(language, key) ? messages.text(language, key) : entry.state();
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

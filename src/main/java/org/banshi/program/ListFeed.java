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
            int nr,
            @Nullable String title,
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
                        select m.number, m.kind, i.nr, t.words ->> 'title' as title, m.state, u.name as unit,
                          greatest(m.updated_at, t.released_at, y.at, (select max(a.at) from program_told_answer a where a.matter = i.matter)) as moved
                        from program_item i join matter_row m on m.id = i.matter left join program_told t on t.matter = i.matter
                          left join program_told_away y on y.matter = i.matter
                          left join people_unit u on u.code = i.lead
                        where i.list = :list and %s order by moved desc, m.id desc limit :n""".formatted(ItemSight.PUBLIC))
                .param("list", list.code())
                .param("n", ENTRIES)
                .query((row, _) -> new Entry(
                        row.getString("number"),
                        row.getString("kind"),
                        row.getInt("nr"),
                        row.getString("title"),
                        row.getString("state"),
                        row.getString("unit"),
                        row.getTimestamp("moved").toInstant()))
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
            entry(xml, entry, list, address, new Words(title(language, entry), state(language, entry)));
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    /** In the reader's language. */
    private record Words(String title, String state) {}

    private String title(Language language, Entry entry) {
        return entry.title() == null
                ? messages.text(language, "program.untold", Integer.toString(entry.nr()))
                : entry.title();
    }

    private static void entry(XMLStreamWriter xml, Entry entry, WorkList list, String address, Words words)
            throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "title", words.title());
        element(xml, "id", address + "#" + entry.number());
        link(xml, "alternate", address);
        element(xml, "updated", entry.at().toString());
        xml.writeStartElement("author");
        element(xml, "name", entry.unit() == null ? list.name() : entry.unit());
        xml.writeEndElement();
        element(xml, "summary", words.state());
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

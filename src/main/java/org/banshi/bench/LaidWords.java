package org.banshi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.banshi.calendar.CityClock;
import org.banshi.matter.NewMatter;
import org.banshi.text.CsvFile;
import org.banshi.text.Tokens;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lays down matters with real words: sentences of real messages at made-up places. */
@Component
@Profile("bench")
final class LaidWords {
    private static final int STEP = 2_000;
    private static final String[] ESTATES = {"丽景", "翠湖", "阳光", "和平", "东方", "滨江", "金桂", "紫荆", "银杏", "长青", "梧桐", "月亮湾"};
    private static final String[] SORTS = {"花园", "小区", "新村", "家园", "公寓", "苑"};

    private final BenchCity city;
    private final CityClock clock;
    private final JdbcTemplate db;

    LaidWords(BenchCity city, CityClock clock, JdbcTemplate db) {
        this.city = city;
        this.clock = clock;
        this.db = db;
    }

    /** A message of the set. */
    record Message(String title, String text) {}

    /** A matter that is composed. */
    record Composed(String title, String text, String region, String address, String category) {
        NewMatter matter() {
            return new NewMatter(
                    "request",
                    "help",
                    "normal",
                    category,
                    new NewMatter.Words(title, text),
                    new NewMatter.Place(region, address, null, null),
                    NewMatter.Origin.of("web"),
                    NewMatter.Identity.NONE,
                    false,
                    Map.of());
        }
    }

    static List<Message> read(Path file) throws IOException {
        List<Message> messages = new ArrayList<>();
        try (CsvFile csv = CsvFile.open(file)) {
            int title = csv.column("title", "topic");
            int text = csv.column("text", "detail");
            for (CsvFile.Row row : csv) {
                messages.add(new Message(row.at(title).strip(), row.at(text).strip()));
            }
        }
        return messages;
    }

    static Composed composed(List<Message> messages, Random random) {
        Message one = messages.get(random.nextInt(messages.size()));
        Message other = messages.get(random.nextInt(messages.size()));
        String place = ESTATES[random.nextInt(ESTATES.length)] + SORTS[random.nextInt(SORTS.length)];
        String address = place + (1 + random.nextInt(40)) + "栋";
        String[] more = other.text().split("[。！？!?]");
        String text = address + "，" + cut(one.text(), 600) + "。" + more[random.nextInt(more.length)];
        return new Composed(
                cut(one.title(), 60),
                cut(text, 900),
                "3601020%02d".formatted(1 + random.nextInt(20)),
                address,
                "%02d01".formatted(1 + random.nextInt(15)));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /**
     * So many of them, raised evenly in the last two years; the index of words is made afterwards. Where they lie already
     * nothing is done.
     */
    void lay(List<Message> messages, int rows, Consumer<String> progress) {
        if (isLaid("L", rows)) {
            return;
        }
        Random random = new Random(7);
        long base = next();
        Instant now = clock.instant();
        Duration step = Duration.ofDays(730).dividedBy(Math.max(1, rows));
        city.withoutWords(() -> {
            for (int from = 0; from < rows; from += STEP) {
                List<Object[]> batch = new ArrayList<>();
                for (int i = from; i < Math.min(rows, from + STEP); i++) {
                    Composed one = composed(messages, random);
                    batch.add(row(base + i, "L" + (base + i), one, now.minus(step.multipliedBy(rows - i))));
                }
                write(batch);
                if (from % 50_000 == 0) {
                    progress.accept(from + " of " + rows + " matters laid down");
                }
            }
        });
        progress.accept("statistics");
        city.vacuum();
    }

    /** Whether so many matters with numbers that begin so are there already. */
    private boolean isLaid(String letter, int rows) {
        return rows > 0
                && rows
                        <= Objects.requireNonNull(db.queryForObject(
                                "select count(*) from matter_matter where number ~ ?",
                                Integer.class,
                                "^" + letter + "\\d"));
    }

    /** The texts of messages without their titles, in their order; false: they and more were there already. */
    boolean bodies(List<Message> messages) {
        if (isLaid("K", messages.size())) {
            return false;
        }
        Instant now = clock.instant();
        long base = next();
        List<Object[]> batch = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Composed one = new Composed("", messages.get(i).text(), "360102001", "", "0101");
            batch.add(row(base + i, "K" + (base + i), one, now.minusSeconds(86_400)));
        }
        write(batch);
        city.vacuum();
        return true;
    }

    /** Groups of messages, today, each with a number that tells its group. */
    String pairs(List<List<Message>> groups) {
        Instant now = clock.instant();
        long base = next();
        List<Object[]> batch = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            for (int i = 0; i < groups.get(g).size(); i++) {
                Message message = groups.get(g).get(i);
                Composed one = new Composed(message.title(), message.text(), "360102001", "", "0101");
                batch.add(row(base + batch.size(), "G" + g + "-" + i, one, now.minusSeconds(3600)));
            }
        }
        if (!isLaid("G", batch.size())) {
            write(batch);
        }
        return "G";
    }

    private long next() {
        return Objects.requireNonNull(
                db.queryForObject("select coalesce(max(id), 0) + 1000 from matter_matter", Long.class));
    }

    private static Object[] row(long id, String number, Composed one, Instant raised) {
        Timestamp at = Timestamp.from(raised);
        return new Object[] {
            id,
            number,
            one.category(),
            one.region(),
            one.address().isEmpty() ? null : one.address(),
            one.title(),
            one.text(),
            at,
            Tokens.indexed(one.title(), one.text()),
            at
        };
    }

    private void write(List<Object[]> batch) {
        db.batchUpdate("""
                insert into matter_matter (id, number, kind, type, grade, category, region, address, title, text, channel, state,
                  owner_role, raised_at, length, last_hash, salt, tokens, updated_at)
                values (?, ?, 'request', 'help', 'normal', ?, ?, ?, ?, ?, 'web', 'accepted', 'dispatcher', ?, 1, '\\x00', '\\x00',
                  array_to_tsvector(?::text[]), ?)""", batch);
    }
}

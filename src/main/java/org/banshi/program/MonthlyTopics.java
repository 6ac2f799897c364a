package org.banshi.program;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.matter.Relation;
import org.banshi.region.Regions;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Opens topics of the month (每月一题), by hand or from what many raise. All else happens on the ledger. */
@Service
public final class MonthlyTopics {
    private static final int LONGEST_WORDS = 40;
    private static final int MONTHS_BACK = 24;
    private static final int MONTHS_AHEAD = 12;

    private final Ledger ledger;
    private final Categories categories;
    private final Regions regions;
    private final ProgramChoices choices;
    private final TopicDemand demand;
    private final Messages messages;
    private final CityClock clock;
    private final JdbcClient db;

    @SuppressWarnings("checkstyle:ParameterNumber") // what a topic names is known to several rooms
    MonthlyTopics(
            Ledger ledger,
            Categories categories,
            Regions regions,
            ProgramChoices choices,
            TopicDemand demand,
            Messages messages,
            CityClock clock,
            JdbcClient db) {
        this.ledger = ledger;
        this.categories = categories;
        this.regions = regions;
        this.choices = choices;
        this.demand = demand;
        this.messages = messages;
        this.clock = clock;
        this.db = db;
    }

    /** Whether the actor may open one: an account of a list office that has a unit. */
    public boolean mayOpen(Actor actor) {
        return Permissions.has(actor, Permission.LISTS_WRITE)
                && actor instanceof Actor.Staff staff
                && staff.unit() != null;
    }

    /**
     * Opens a topic; the actor's office keeps it from then on.
     *
     * @throws Problem 401 or 403 unless the actor is of a list office, 422 wrong fields
     */
    public Receipt open(NewTopic topic, Actor actor) {
        Permissions.require(actor, Permission.LISTS_WRITE);
        if (!(actor instanceof Actor.Staff staff) || staff.unit() == null) {
            throw Problem.forbidden("notYourList");
        }
        Entries entries = new Entries();
        String title = entries.need("title", topic.title(), Entries.TITLE);
        String text = entries.need("text", topic.text(), Entries.TEXT);
        YearMonth month = month(entries.need("month", topic.month(), LONGEST_WORDS), entries);
        String category = entries.category(topic.category(), categories);
        if (category == null) {
            entries.wrong("category", "required");
        }
        String region = entries.region(choices.region(topic.region()), regions);
        String words = entries.text("words", topic.words(), LONGEST_WORDS);
        entries.finish();
        if (demand.isTooCommon(new TopicDemand.Scope(category, region, words, month))) {
            throw Problem.invalid("words", "wordsTooCommon");
        }
        return ledger.raise(
                new NewMatter(
                        Topics.NAME,
                        null,
                        null,
                        category,
                        new NewMatter.Words(title, text),
                        new NewMatter.Place(region, null, null, null),
                        NewMatter.Origin.of(HardProblems.CHANNEL),
                        NewMatter.Identity.NONE,
                        false,
                        own(title, month, words, topic.theme())),
                actor,
                change -> change.assign(Objects.requireNonNull(staff.unit()), Relation.ISSUER));
    }

    private YearMonth month(String written, Entries entries) {
        YearMonth now = YearMonth.from(clock.today());
        try {
            YearMonth month = YearMonth.parse(written);
            if (!month.isBefore(now.minusMonths(MONTHS_BACK)) && !month.isAfter(now.plusMonths(MONTHS_AHEAD))) {
                return month;
            }
        } catch (DateTimeParseException _) {
            // told below, as a month that cannot be chosen is
        }
        entries.wrong("month", "notAChoice");
        return now;
    }

    private static Map<String, Object> own(
            String title, YearMonth month, @Nullable String words, NewTopic.@Nullable FromTheme theme) {
        Map<String, Object> own = new HashMap<>();
        own.put("title", title);
        own.put("month", month.atDay(1));
        if (words != null) {
            own.put("words", words);
        }
        if (theme != null) {
            own.put("theme", theme.id());
            own.put("theme_matters", theme.matters());
            own.put("theme_people", theme.people());
            if (theme.first() != null) {
                own.put("theme_first", theme.first());
            }
            if (theme.last() != null) {
                own.put("theme_last", theme.last());
            }
        }
        return own;
    }

    /** The number of the newest topic that was opened from a theme and not dropped. */
    public Optional<String> ofTheme(long theme) {
        return db.sql("""
                select r.number from program_topic t join matter_row r on r.id = t.matter
                where t.theme = :theme and r.state <> 'dropped' order by t.matter desc limit 1""").param("theme", theme).query(String.class).optional();
    }

    /** The form that opens one, with what was typed. */
    public List<Field> fields(NewTopic typed, Language language) {
        YearMonth now = YearMonth.from(clock.today());
        List<Field.Option> months = IntStream.rangeClosed(-MONTHS_BACK, MONTHS_AHEAD)
                .mapToObj(now::plusMonths)
                .map(month -> new Field.Option(month.toString(), name(month, language)))
                .toList()
                .reversed();
        return List.of(
                Field.text("title", messages.text(language, "topic.field.title"))
                        .value(typed.title())
                        .required()
                        .max(Entries.TITLE),
                Field.textarea("text", messages.text(language, "topic.field.text"))
                        .value(typed.text())
                        .required()
                        .max(Entries.TEXT)
                        .hint(messages.text(language, "topic.new.textHint")),
                Field.select("month", messages.text(language, "topic.field.month"), months)
                        .value(typed.month() == null ? now.toString() : typed.month())
                        .required(),
                Field.select("category", messages.text(language, "topic.field.category"), choices.categories())
                        .value(typed.category())
                        .required()
                        .hint(messages.text(language, "topic.new.categoryHint")),
                Field.text("region", messages.text(language, "topic.field.region"))
                        .value(typed.region())
                        .max(60)
                        .hint(messages.text(language, "topic.new.regionHint")),
                Field.text("words", messages.text(language, "topic.field.words"))
                        .value(typed.words())
                        .max(LONGEST_WORDS)
                        .hint(messages.text(language, "topic.new.wordsHint")));
    }

    private String name(YearMonth month, Language language) {
        return messages.text(
                language, "web.month", Integer.toString(month.getYear()), Integer.toString(month.getMonthValue()));
    }
}

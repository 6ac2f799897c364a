package org.banshi.oversight;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matters;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The form of a meeting, before and after it is filled in. */
@Component
final class MeetingFields {
    private static final int ROWS = 3;

    private final Units units;
    private final Matters matters;
    private final MeetingRows rows;
    private final OversightNames names;
    private final CityClock clock;

    MeetingFields(Units units, Matters matters, MeetingRows rows, OversightNames names, CityClock clock) {
        this.units = units;
        this.matters = matters;
        this.rows = rows;
        this.names = names;
        this.clock = clock;
    }

    /** The form as the browser sent it. */
    NewMeeting read(MultiValueMap<String, String> typed) {
        int size = Math.clamp(size(typed.getFirst("rows")), 1, NewMeeting.MOST_ITEMS);
        return new NewMeeting(
                Objects.requireNonNullElse(typed.getFirst("key"), ""),
                typed.getFirst("form"),
                typed.getFirst("title"),
                typed.getFirst("heldAt"),
                typed.getFirst("place"),
                typed.getFirst("ledBy"),
                typed.getOrDefault("present", List.of()),
                typed.getFirst("follows"),
                IntStream.rangeClosed(1, size)
                        .mapToObj(nr -> new NewMeeting.Item(
                                typed.getFirst("item" + nr + "Number"),
                                typed.getFirst("item" + nr + "Title"),
                                typed.getFirst("item" + nr + "Demand"),
                                typed.getFirst("item" + nr + "Unit"),
                                typed.getFirst("item" + nr + "Ends")))
                        .toList());
    }

    private static int size(@Nullable String rows) {
        return rows != null && rows.matches("\\d{1,3}") ? Integer.parseInt(rows) : 1;
    }

    /** An empty form; going on with a meeting, it names what is still open (R-F03). */
    NewMeeting blank(@Nullable String form, @Nullable Long follows, Actor.Staff staff) {
        List<NewMeeting.Item> items = new ArrayList<>();
        if (follows != null) {
            rows.openUpTo(follows, staff).stream()
                    .limit(NewMeeting.MOST_ITEMS)
                    .forEach(line -> items.add(new NewMeeting.Item(line.number(), null, null, null, null)));
        }
        MeetingRows.Meeting before =
                follows == null ? null : rows.find(follows, staff).orElse(null);
        return more(
                new NewMeeting(
                        UUID.randomUUID().toString(),
                        form,
                        before == null ? null : before.title(),
                        LocalDateTime.ofInstant(clock.instant(), clock.getZone())
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString(),
                        before == null ? null : before.place(),
                        before == null ? null : before.ledBy(),
                        List.of(),
                        before == null ? null : Long.toString(before.id()),
                        items),
                ROWS);
    }

    /** With empty lines for more items. */
    NewMeeting more(NewMeeting typed, int more) {
        List<NewMeeting.Item> items = new ArrayList<>(typed.items());
        for (int i = 0; i < more && items.size() < NewMeeting.MOST_ITEMS; i++) {
            items.add(new NewMeeting.Item(null, null, null, null, null));
        }
        return new NewMeeting(
                typed.key(),
                typed.form(),
                typed.title(),
                typed.heldAt(),
                typed.place(),
                typed.ledBy(),
                typed.present(),
                typed.follows(),
                items);
    }

    NewMeetingPage page(NewMeeting typed, FormErrors errors, Actor.Staff staff, Language language) {
        MeetingForm form = MeetingForm.of(typed.form()).orElse(MeetingForm.MEETING);
        List<Field.Option> choice = units.all().stream()
                .filter(Unit::active)
                .map(unit -> new Field.Option(unit.code(), unit.name()))
                .toList();
        List<String> followed = typed.items().stream()
                .filter(NewMeeting.Item::isFollowed)
                .map(item -> Objects.requireNonNull(item.number()).strip())
                .toList();
        Map<String, String> titles = followed.isEmpty() ? Map.of() : matters.titles(followed, staff);
        List<NewMeeting.Item> shown =
                form == MeetingForm.INSTRUCTION ? typed.items().subList(0, 1) : typed.items();
        String before = typed.follows();
        return new NewMeetingPage(
                typed.key(),
                form,
                before == null || !before.matches("\\d{1,18}")
                        ? null
                        : rows.find(Long.parseLong(before), staff).orElse(null),
                heading(typed, form, choice, language),
                IntStream.rangeClosed(1, shown.size())
                        .mapToObj(nr -> item(nr, shown.get(nr - 1), form, choice, titles, language))
                        .toList(),
                errors);
    }

    private List<Field> heading(NewMeeting typed, MeetingForm form, List<Field.Option> choice, Language language) {
        Field title = Field.text("title", names.text(language, "oversight.meeting.title"))
                .value(typed.title())
                .required()
                .max(NewOrder.MOST_TITLE);
        Field led = Field.text("ledBy", names.text(language, "oversight.meeting.ledBy." + form.code()))
                .value(typed.ledBy())
                .required()
                .max(NewMeeting.MOST_LINE);
        if (form == MeetingForm.INSTRUCTION) {
            return List.of(title, led);
        }
        return List.of(
                title,
                Field.of(Field.Input.DATETIME, "heldAt", names.text(language, "oversight.meeting.heldAt"))
                        .value(typed.heldAt())
                        .required(),
                Field.text("place", names.text(language, "oversight.meeting.place"))
                        .value(typed.place())
                        .max(NewMeeting.MOST_LINE),
                led,
                Field.checkboxes("present", names.text(language, "oversight.meeting.present"), choice)
                        .values(typed.present())
                        .required());
    }

    private NewMeetingPage.Item item(
            int nr,
            NewMeeting.Item item,
            MeetingForm form,
            List<Field.Option> choice,
            Map<String, String> titles,
            Language language) {
        String name = "item" + nr;
        Field number = Field.text(name + "Number", names.text(language, "oversight.meeting.number"))
                .value(item.number())
                .hint(names.text(language, "oversight.meeting.numberHint"));
        Field title = Field.text(name + "Title", names.text(language, "order.field.title"))
                .value(item.title())
                .max(NewOrder.MOST_TITLE);
        Field demand = Field.textarea(name + "Demand", names.text(language, "oversight.meeting.demand"))
                .value(item.demand())
                .max(NewOrder.MOST_DEMAND);
        Field unit = Field.select(name + "Unit", names.text(language, "oversight.order.unit"), choice)
                .value(item.unit());
        Field ends = Field.of(Field.Input.DATE, name + "Ends", names.text(language, "order.field.ends"))
                .value(item.ends());
        return new NewMeetingPage.Item(
                nr,
                item.isFollowed()
                        ? titles.get(Objects.requireNonNull(item.number()).strip())
                        : null,
                form == MeetingForm.INSTRUCTION
                        ? List.of(title.required(), demand.required(), unit.required(), ends.required())
                        : item.isFollowed() ? List.of(number, demand) : List.of(title, demand, unit, ends, number));
    }
}

package org.banshi.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Marks;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was typed as a meeting, and says everything that is wrong with it at once. */
@Component
final class MinutesReading {
    private final Matters matters;
    private final Marks marks;
    private final Units units;
    private final MeetingRows rows;
    private final CityClock clock;

    MinutesReading(Matters matters, Marks marks, Units units, MeetingRows rows, CityClock clock) {
        this.matters = matters;
        this.marks = marks;
        this.units = units;
        this.rows = rows;
        this.clock = clock;
    }

    /** A meeting as it was read. */
    record Read(
            MeetingForm form,
            String title,
            Instant heldAt,
            @Nullable String place,
            String ledBy,
            Set<String> present,
            @Nullable Long follows,
            List<Item> items) {}

    /** An item as it was read: one to open, or a matter to follow, which nobody changes until the transaction ends. */
    sealed interface Item {}

    /** What is new. */
    record Opening(NewMatter.Words words, String unit, LocalDate ends) implements Item {}

    /** What is followed. */
    record Following(Matter matter, String words) implements Item {}

    Read read(NewMeeting typed, Actor.Staff staff) {
        Reading reading = new Reading();
        MeetingForm form = MeetingForm.of(typed.form()).orElse(MeetingForm.MEETING);
        String title = reading.words("title", typed.title(), NewOrder.MOST_TITLE);
        Instant heldAt = form == MeetingForm.INSTRUCTION ? clock.instant() : heldAt(typed.heldAt(), reading);
        String place = blank(typed.place()) ? null : reading.words("place", typed.place(), NewMeeting.MOST_LINE);
        String ledBy = reading.words("ledBy", typed.ledBy(), NewMeeting.MOST_LINE);
        Set<String> present = new TreeSet<>(typed.present());
        if (present.stream().anyMatch(unit -> unknown(unit))) {
            reading.wrong("present", "notAChoice");
        } else if (present.isEmpty() && form != MeetingForm.INSTRUCTION) {
            reading.wrong("present", "required");
        }
        Long follows = follows(typed.follows(), form, staff, reading);
        List<Item> items = items(typed, form, staff, reading);
        reading.finish();
        return new Read(form, title, heldAt, place, ledBy, present, follows, items);
    }

    private static boolean blank(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }

    private boolean unknown(String unit) {
        return units.find(unit).filter(Unit::active).isEmpty();
    }

    /** Minutes tell what was: of the past year, not of what is to come. */
    private Instant heldAt(@Nullable String typed, Reading reading) {
        if (blank(typed)) {
            reading.wrong("heldAt", "required");
            return Instant.EPOCH;
        }
        try {
            Instant at = LocalDateTime.parse(Objects.requireNonNull(typed).strip())
                    .atZone(clock.getZone())
                    .toInstant();
            if (at.isAfter(clock.instant())) {
                reading.wrong("heldAt", "oversight.notYet");
            } else if (LocalDate.ofInstant(at, clock.getZone())
                    .isBefore(clock.today().minusYears(1))) {
                reading.wrong("heldAt", "badDate");
            }
            return at;
        } catch (DateTimeParseException _) {
            reading.wrong("heldAt", "badDate");
            return Instant.EPOCH;
        }
    }

    private @Nullable Long follows(@Nullable String typed, MeetingForm form, Actor.Staff staff, Reading reading) {
        if (blank(typed) || form == MeetingForm.INSTRUCTION) {
            return null;
        }
        Long before = Objects.requireNonNull(typed).matches("\\d{1,18}") ? Long.valueOf(typed) : -1;
        if (rows.find(before, staff).isEmpty()) {
            reading.wrong("follows", "notAChoice");
        }
        return before;
    }

    private List<Item> items(NewMeeting typed, MeetingForm form, Actor.Staff staff, Reading reading) {
        List<NewMeeting.Item> filled =
                typed.items().stream().filter(item -> !item.isBlank()).toList();
        if (filled.isEmpty()) {
            reading.wrong("item1Title", "required");
        } else if (filled.size() > (form == MeetingForm.INSTRUCTION ? 1 : NewMeeting.MOST_ITEMS)) {
            reading.wrong("item1Title", "oversight.tooManyItems", NewMeeting.MOST_ITEMS);
        }
        Set<String> once = new HashSet<>();
        Set<String> known = followed(filled, staff);
        List<Item> items = new ArrayList<>();
        for (int at = 0; at < typed.items().size(); at++) {
            NewMeeting.Item item = typed.items().get(at);
            if (item.isFollowed()) {
                following(item, "item" + (at + 1), known, once, reading).ifPresent(items::add);
            } else if (!item.isBlank()) {
                items.add(opening(item, "item" + (at + 1), reading));
            }
        }
        return items;
    }

    /** What is followed is held in the order of the numbers, so that two meetings wait for each other and do not block each other. */
    private Set<String> followed(List<NewMeeting.Item> items, Actor.Staff staff) {
        List<String> numbers = items.stream()
                .filter(NewMeeting.Item::isFollowed)
                .map(item -> Objects.requireNonNull(item.number()).strip())
                .distinct()
                .sorted()
                .limit(NewMeeting.MOST_ITEMS)
                .toList();
        Set<String> known =
                numbers.isEmpty() ? Set.of() : matters.titles(numbers, staff).keySet();
        numbers.stream().filter(known::contains).forEach(marks::hold);
        return known;
    }

    private Optional<Item> following(
            NewMeeting.Item item, String field, Set<String> known, Set<String> once, Reading reading) {
        String number = Objects.requireNonNull(item.number()).strip();
        String words = blank(item.demand()) ? "" : reading.words(field + "Demand", item.demand(), NewOrder.MOST_DEMAND);
        if (!blank(item.unit()) || !blank(item.title()) || !blank(item.ends())) {
            reading.wrong(field + "Number", "oversight.followedHasNoDemand");
        }
        if (!once.add(number)) {
            reading.wrong(field + "Number", "oversight.followedTwice");
            return Optional.empty();
        }
        Matter matter = known.contains(number) ? marks.hold(number).orElse(null) : null;
        if (matter == null || !matter.isOpen()) {
            reading.wrong(field + "Number", matter == null ? "noSuchMatter" : "oversight.notToFollow", number);
            return Optional.empty();
        }
        return Optional.of(new Following(matter, words));
    }

    private Item opening(NewMeeting.Item item, String field, Reading reading) {
        String title = reading.words(field + "Title", item.title(), NewOrder.MOST_TITLE);
        String demand = reading.words(field + "Demand", item.demand(), NewOrder.MOST_DEMAND);
        LocalDate ends = reading.dayAfter(clock.today(), field + "Ends", item.ends());
        String unit = item.unit() == null ? "" : item.unit().strip();
        if (unknown(unit)) {
            reading.wrong(field + "Unit", unit.isEmpty() ? "required" : "notAChoice");
        }
        return new Opening(NewMatter.Words.of(title, demand), unit, ends);
    }
}

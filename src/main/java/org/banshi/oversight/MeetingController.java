package org.banshi.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matters;
import org.banshi.matter.Sayings;
import org.banshi.matter.Told;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Meetings, instructions and emergency calls at the desk. */
@Controller
@RequestMapping(OversightConfiguration.MEETINGS)
final class MeetingController {
    private static final int PAGE = 30;
    private static final int MORE = 3;

    private final Meetings meetings;
    private final MeetingRows rows;
    private final MeetingFields fields;
    private final Matters matters;
    private final Sayings sayings;
    private final OversightNames names;

    MeetingController(
            Meetings meetings,
            MeetingRows rows,
            MeetingFields fields,
            Matters matters,
            Sayings sayings,
            OversightNames names) {
        this.meetings = meetings;
        this.rows = rows;
        this.fields = fields;
        this.matters = matters;
        this.sayings = sayings;
        this.names = names;
    }

    @GetMapping
    MeetingsPage list(@RequestParam(required = false) @Nullable Long after, Actor.Staff staff) {
        Permissions.require(staff, Permission.MEETINGS_READ);
        Slice<MeetingRows.Meeting> shown = rows.list(staff, after, PAGE);
        return new MeetingsPage(
                shown,
                MeetingRows.seesAll(staff)
                        ? rows.open(shown.items().stream()
                                .map(MeetingRows.Meeting::id)
                                .toList())
                        : Map.of(),
                Permissions.has(staff, Permission.MEET));
    }

    @GetMapping("/new")
    NewMeetingPage blank(
            @RequestParam(required = false) @Nullable String form,
            @RequestParam(required = false) @Nullable Long follows,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MEET);
        return fields.page(fields.blank(form, follows, staff), FormErrors.NONE, staff, Language.of(request));
    }

    /** Issues it; the other button of the form only asks for more lines. */
    @PostMapping("/new")
    Answer issue(@RequestParam MultiValueMap<String, String> sent, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MEET);
        NewMeeting typed = fields.read(sent);
        if (sent.containsKey("more")) {
            return fields.page(fields.more(typed, MORE), FormErrors.NONE, staff, Language.of(request));
        }
        try {
            return new SeeOther(
                    OversightConfiguration.MEETINGS + "/" + meetings.issue(typed, staff), "oversight.meeting.issued");
        } catch (Problem refused) {
            return fields.page(typed, FormErrors.of(refused), staff, Language.of(request));
        }
    }

    @GetMapping("/{id}")
    MeetingPage meeting(@PathVariable long id, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MEETINGS_READ);
        return page(id, Map.of(), FormErrors.NONE, staff, Language.of(request));
    }

    @PostMapping("/{id}")
    Answer correct(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Actor.Staff staff,
            HttpServletRequest request) {
        try {
            meetings.correct(id, typed.get("item"), typed.get("text"), staff);
            return new SeeOther(OversightConfiguration.MEETINGS + "/" + id, "oversight.meeting.corrected");
        } catch (Problem refused) {
            return page(id, typed, FormErrors.of(refused), staff, Language.of(request));
        }
    }

    private MeetingPage page(
            long id, Map<String, String> typed, FormErrors errors, Actor.Staff staff, Language language) {
        MeetingRows.Meeting meeting =
                rows.find(id, staff).orElseThrow(() -> Problem.notFound("oversight.noSuchMeeting"));
        List<MeetingRows.Line> lines = rows.lines(id, staff);
        List<Long> here = lines.stream().map(MeetingRows.Line::matter).toList();
        List<MeetingRows.Line> before = meeting.follows() == null
                ? List.of()
                : rows.openUpTo(meeting.follows(), staff).stream()
                        .filter(line -> !here.contains(line.matter()))
                        .toList();
        Known known = known(Stream.concat(lines.stream(), before.stream()).toList(), staff);
        boolean mayMeet = Permissions.has(staff, Permission.MEET);
        return new MeetingPage(
                meeting,
                lines.stream().map(line -> item(line, known, language)).toList(),
                before.stream().map(line -> item(line, known, language)).toList(),
                corrections(id, lines, staff),
                mayMeet ? correction(lines, known, typed, language) : List.of(),
                mayMeet,
                errors);
    }

    /** What is known of the matters of a page, each read once for all of them. */
    private record Known(
            Map<String, String> titles,
            Map<String, Told> told,
            Map<String, List<Sayings.Saying>> discussed,
            Map<String, List<Sayings.Saying>> answered) {}

    private Known known(Collection<MeetingRows.Line> lines, Actor.Staff staff) {
        List<String> numbers = lines.stream().map(MeetingRows.Line::number).toList();
        List<String> orders = lines.stream()
                .filter(line -> line.kind().equals(Orders.NAME))
                .map(MeetingRows.Line::number)
                .toList();
        return numbers.isEmpty()
                ? new Known(Map.of(), Map.of(), Map.of(), Map.of())
                : new Known(
                        matters.titles(numbers, staff),
                        matters.told(numbers, staff),
                        sayings.of(numbers, MeetingRows.DISCUSSED, staff),
                        sayings.of(orders, "answer", staff));
    }

    private MeetingPage.Item item(MeetingRows.Line line, Known known, Language language) {
        Told told = known.told().get(line.number());
        String said = line.opened()
                ? told == null ? "" : told.text()
                : known.discussed().getOrDefault(line.number(), List.of()).stream()
                        .filter(each -> each.field("meeting").equals(Long.toString(line.meeting())))
                        .findFirst()
                        .map(each -> each.field("text"))
                        .orElse("");
        List<Sayings.Saying> answers = known.answered().getOrDefault(line.number(), List.of());
        return new MeetingPage.Item(
                line,
                known.titles().get(line.number()),
                said,
                names.kind(line.kind(), language),
                names.state(line.kind(), line.state(), language),
                answers.isEmpty() ? "" : answers.getLast().field("done"));
    }

    private List<MeetingPage.Correction> corrections(long id, List<MeetingRows.Line> lines, Actor.Staff staff) {
        List<MeetingRows.Correction> all = rows.corrections(id);
        if (all.isEmpty()) {
            return List.of();
        }
        Map<String, List<Sayings.Saying>> said =
                sayings.of(lines.stream().map(MeetingRows.Line::number).toList(), MeetingRows.CORRECTED, staff);
        List<MeetingPage.Correction> shown = new ArrayList<>();
        for (MeetingRows.Correction each : all) {
            if (each.item() == null) {
                shown.add(new MeetingPage.Correction(each, String.valueOf(each.text())));
                continue;
            }
            int before = (int) shown.stream()
                    .filter(other -> each.item().equals(other.line().item()))
                    .count();
            lines.stream()
                    .filter(line -> line.nr() == each.item())
                    .findFirst()
                    .ifPresent(line -> shown.add(new MeetingPage.Correction(
                            each,
                            said.getOrDefault(line.number(), List.of()).stream()
                                    .filter(words -> words.field("meeting").equals(Long.toString(id)))
                                    .skip(before)
                                    .findFirst()
                                    .map(words -> words.field("text"))
                                    .orElse(""))));
        }
        return shown;
    }

    private List<Field> correction(
            List<MeetingRows.Line> lines, Known known, Map<String, String> typed, Language language) {
        return List.of(
                Field.select(
                                "item",
                                names.text(language, "oversight.correct.item"),
                                lines.stream()
                                        .map(line -> new Field.Option(
                                                Integer.toString(line.nr()),
                                                line.nr() + ". "
                                                        + known.titles().get(line.number())))
                                        .toList())
                        .value(typed.get("item"))
                        .hint(names.text(language, "oversight.correct.itemHint")),
                Field.textarea("text", names.text(language, "oversight.correct.text"))
                        .value(typed.get("text"))
                        .required()
                        .max(NewOrder.MOST_DEMAND));
    }
}

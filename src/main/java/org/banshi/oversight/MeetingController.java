package org.banshi.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
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
    private final MinutesSight sight;
    private final OversightNames names;

    MeetingController(
            Meetings meetings, MeetingRows rows, MeetingFields fields, MinutesSight sight, OversightNames names) {
        this.meetings = meetings;
        this.rows = rows;
        this.fields = fields;
        this.sight = sight;
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
        MinutesSight.Seen seen = sight.read(id, staff);
        boolean mayMeet = Permissions.has(staff, Permission.MEET);
        return new MeetingPage(
                seen.meeting(),
                seen.items().stream().map(item -> item(item, language)).toList(),
                seen.before().stream().map(item -> item(item, language)).toList(),
                seen.corrections().stream()
                        .map(each -> new MeetingPage.Correction(each.line(), each.words()))
                        .toList(),
                mayMeet ? correction(seen.items(), typed, language) : List.of(),
                mayMeet,
                MeetingRows.seesAll(staff),
                errors);
    }

    private MeetingPage.Item item(MinutesSight.Item item, Language language) {
        return new MeetingPage.Item(
                item.line(),
                item.title(),
                item.said(),
                names.kind(item.line().kind(), language),
                names.state(item.line().kind(), item.line().state(), language),
                item.answer());
    }

    private List<Field> correction(List<MinutesSight.Item> items, Map<String, String> typed, Language language) {
        return List.of(
                Field.select(
                                "item",
                                names.text(language, "oversight.correct.item"),
                                items.stream()
                                        .map(item -> new Field.Option(
                                                Integer.toString(item.line().nr()),
                                                item.line().nr() + ". " + item.title()))
                                        .toList())
                        .value(typed.get("item"))
                        .hint(names.text(language, "oversight.correct.itemHint")),
                Field.textarea("text", names.text(language, "oversight.correct.text"))
                        .value(typed.get("text"))
                        .required()
                        .max(NewOrder.MOST_DEMAND));
    }
}

package org.banshi.desk;

import java.util.ArrayList;
import java.util.List;
import org.banshi.hotline.Requests;
import org.banshi.hotline.Urgency;
import org.banshi.region.NamedPlaces;
import org.banshi.region.Regions;
import org.banshi.region.StreetAddress;
import org.banshi.web.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What words say of place and urgency, offered beside what a person fills in and never in its place. */
@Component
final class Clues {
    private static final int MOST_PLACES = 3;
    private static final int MOST_EXCERPTS = 5;
    /** So many characters before and after a marked word are shown with it. */
    private static final int AROUND = 14;

    private final NamedPlaces places;
    private final Regions regions;
    private final Urgency urgency;

    Clues(NamedPlaces places, Regions regions, Urgency urgency) {
        this.places = places;
        this.regions = regions;
        this.urgency = urgency;
    }

    /**
     * A region that the words name.
     *
     * @param code its code
     * @param name with all above it, as the form takes it
     * @param said the words
     */
    record Place(String code, String name, String said) {}

    /**
     * A stretch of the words.
     *
     * @param text as it was written
     * @param marked whether it is a word that was found
     * @param denied whether the words say that it is not so
     */
    record Piece(String text, boolean marked, boolean denied) {}

    /**
     * A word that was found, with what stands around it.
     *
     * @param why what it is about, in the reader's words
     */
    record Excerpt(String before, String word, String after, String why, boolean denied) {}

    /**
     * What is offered.
     *
     * @param places regions to take, the most exact first
     * @param address address to take
     * @param grade grade to take
     * @param gradeName what it is called
     * @param excerpts the words of urgency
     */
    record Told(
            List<Place> places,
            @Nullable String address,
            @Nullable String grade,
            String gradeName,
            List<Excerpt> excerpts) {
        boolean isEmpty() {
            return places.isEmpty() && address == null && excerpts.isEmpty();
        }
    }

    /** Beside a form; what was chosen already is not offered again. */
    Told of(IntakeForm form, @Nullable String region, Voice voice) {
        String words = form.title() == null ? form.said() : form.title() + "\n" + form.said();
        return told(words, region, form.address(), form.grade(), voice);
    }

    /** Beside a matter that was just taken down. */
    Told of(String words, @Nullable String region, @Nullable String address, @Nullable String grade, Voice voice) {
        return told(words, region, address, grade, voice);
    }

    private Told told(
            String words, @Nullable String region, @Nullable String address, @Nullable String grade, Voice voice) {
        Urgency.Hint hint = urgency.of(words);
        String suggested = hint.grade() != null && Urgency.isGraver(hint.grade(), grade) ? hint.grade() : null;
        return new Told(
                places(words, region),
                address == null ? StreetAddress.in(words).orElse(null) : null,
                suggested,
                suggested == null ? "" : voice.text("request.grade." + suggested),
                excerpts(words, hint, voice));
    }

    private List<Place> places(String words, @Nullable String region) {
        return places.in(words, region, MOST_PLACES).stream()
                .filter(found ->
                        region == null || !region.startsWith(found.region().code()))
                .map(found -> new Place(
                        found.region().code(), regions.fullName(found.region().code()), found.said()))
                .toList();
    }

    private static List<Excerpt> excerpts(String words, Urgency.Hint hint, Voice voice) {
        return hint.marks().stream()
                .limit(MOST_EXCERPTS)
                .map(mark -> new Excerpt(
                        before(words, mark.from()),
                        words.substring(mark.from(), mark.to()),
                        after(words, mark.to()),
                        mark.why().isEmpty() ? voice.text("desk.urgency.life") : mark.why(),
                        mark.denied()))
                .toList();
    }

    private static String before(String words, int from) {
        int start = Math.max(0, from - AROUND);
        if (start > 0 && Character.isLowSurrogate(words.charAt(start))) {
            start++;
        }
        return (start > 0 ? "…" : "") + words.substring(start, from);
    }

    private static String after(String words, int to) {
        int end = Math.min(words.length(), to + AROUND);
        if (end < words.length() && Character.isLowSurrogate(words.charAt(end))) {
            end--;
        }
        return words.substring(to, end) + (end < words.length() ? "…" : "");
    }

    /** The words with those of urgency marked. */
    List<Piece> marked(String words) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (Urgency.Mark mark : urgency.of(words).marks()) {
            pieces.add(new Piece(words.substring(done, mark.from()), false, false));
            pieces.add(new Piece(words.substring(mark.from(), mark.to()), true, mark.denied()));
            done = mark.to();
        }
        pieces.add(new Piece(words.substring(done), false, false));
        return pieces;
    }

    /** The choice of a grade with what the words suggest, where that is graver than what is chosen; nothing moves. */
    Field beside(Field choice, @Nullable String words, Voice voice) {
        Urgency.Hint hint = urgency.of(words);
        String grade = hint.grade();
        if (words == null || grade == null || !Requests.GRADES.contains(grade)) {
            return choice;
        }
        return choice.hint(voice.text(
                "desk.urgency.suggested", voice.text("request.grade." + grade), String.join("、", hint.said(words))));
    }
}

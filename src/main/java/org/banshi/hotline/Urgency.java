package org.banshi.hotline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.banshi.rule.Rules;
import org.banshi.text.Aligned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds words of urgency and suggests a grade by them (R-H05, R-H18); a person confirms. */
@Service
public final class Urgency {
    /** Of a longer text the beginning tells how urgent it is. */
    private static final int READ = 10_000;

    private static final int MOST_MARKS = 20;
    private static final int MOST_HITS = 400;

    private final Rules rules;

    Urgency(Rules rules) {
        this.rules = rules;
    }

    /**
     * A word that was found.
     *
     * @param from where it begins in the text
     * @param to where it ends
     * @param grade the grade that it suggests
     * @param why what it is about; empty for danger to life
     * @param denied whether the text says that it is not so, or speaks of something else: it suggests nothing
     */
    public record Mark(int from, int to, String grade, String why, boolean denied) {}

    /**
     * What words suggest.
     *
     * @param grade above the ordinary one; absent if nothing is suggested
     * @param marks where the words stand, from left to right, none over another
     */
    public record Hint(@Nullable String grade, List<Mark> marks) {
        /** The words that suggest the grade, as they were written. */
        public List<String> said(String text) {
            return marks.stream()
                    .filter(mark -> !mark.denied() && mark.grade().equals(grade))
                    .map(mark -> text.substring(mark.from(), mark.to()))
                    .distinct()
                    .toList();
        }
    }

    private record Hit(int from, int to, String grade, String why) {}

    /** What a text suggests, by the words in force. */
    public Hint of(@Nullable String text) {
        return text == null || text.isBlank()
                ? new Hint(null, List.of())
                : in(
                        text,
                        rules.current(HotlineRules.DANGER).value(),
                        rules.current(HotlineRules.URGENCY).value());
    }

    /** What a text suggests, by these words. */
    static Hint in(String text, DangerWords danger, UrgencyWords words) {
        Aligned aligned = Aligned.of(text.length() > READ ? text.substring(0, READ) : text);
        String plain = aligned.plain();
        List<Hit> hits = new ArrayList<>();
        find(plain, Denials.plain(danger.words()), new Hit(0, 0, words.danger(), ""), hits);
        for (UrgencyWords.Line line : words.lines()) {
            if (line.with().isEmpty() || Denials.plain(line.with()).stream().anyMatch(plain::contains)) {
                find(plain, Denials.plain(line.words()), new Hit(0, 0, line.grade(), line.why()), hits);
            }
        }
        Denials denials = new Denials(words);
        List<Mark> marks = apart(hits).stream()
                .limit(MOST_MARKS)
                .map(hit -> new Mark(
                        aligned.from(hit.from()),
                        aligned.to(hit.to()),
                        hit.grade(),
                        hit.why(),
                        denials.deny(plain, hit.from(), hit.to())))
                .toList();
        return new Hint(grade(marks), marks);
    }

    private static @Nullable String grade(List<Mark> marks) {
        int highest = marks.stream()
                .filter(mark -> !mark.denied())
                .mapToInt(mark -> Requests.GRADES.indexOf(mark.grade()))
                .max()
                .orElse(0);
        return highest > 0 ? Requests.GRADES.get(highest) : null;
    }

    private static void find(String plain, List<String> words, Hit like, List<Hit> hits) {
        for (String word : words) {
            for (int at = plain.indexOf(word);
                    at >= 0 && hits.size() < MOST_HITS;
                    at = plain.indexOf(word, at + word.length())) {
                hits.add(new Hit(at, at + word.length(), like.grade(), like.why()));
            }
        }
    }

    /** None over another: the graver before, then the longer one. */
    private static List<Hit> apart(List<Hit> hits) {
        List<Hit> kept = new ArrayList<>();
        hits.stream()
                .sorted(Comparator.comparingInt((Hit hit) -> -Requests.GRADES.indexOf(hit.grade()))
                        .thenComparingInt(hit -> hit.from() - hit.to()))
                .filter(hit -> kept.stream().noneMatch(other -> hit.from() < other.to() && other.from() < hit.to()))
                .forEach(kept::add);
        kept.sort(Comparator.comparingInt(Hit::from));
        return kept;
    }

    /** Whether one grade is graver than another; nothing is less than the ordinary one. */
    public static boolean isGraver(String grade, @Nullable String than) {
        return Requests.GRADES.indexOf(grade) > Requests.GRADES.indexOf(Objects.requireNonNullElse(than, ""))
                && Requests.GRADES.indexOf(grade) > 0;
    }
}

package org.banshi.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.banshi.text.Sought;
import org.banshi.text.Tokens;
import org.banshi.text.Written;

/**
 * The conditions under which a matter has all of the words that were asked for, and nothing of what must not be there: what the
 * index of words finds, and what is looked at again in it, since pairs of characters find too much.
 */
final class WordConditions {
    /** All that may be searched, as it is compared. */
    private static final String SAID =
            "lower(normalize(case when " + Conditions.SHIELDED + " then '' else m.title || ' ' || m.text end"
                    + " || ' ' || coalesce(m.reworded_title, '') || ' ' || coalesce(m.reworded_text, ''), NFKC)) like ?";

    /** What else than the raiser's own words could have it, or these in signs that are read as others. */
    private static final String OTHERWISE =
            "(m.reworded_title is not null or m.reworded_text is not null or m.text ~ ? or m.title ~ ?) and ";

    private static final String HAS = "m.tokens @@ ?::tsquery";

    private final Map<String, Query.Meant> meant;
    private final List<String> found = new ArrayList<>();
    private final List<Object> ofFound = new ArrayList<>();
    private final List<String> comparison = new ArrayList<>();
    private final List<Object> compared = new ArrayList<>();

    /** What one look into the index asks for, all together. */
    private final List<Tokens.Term> terms = new ArrayList<>();

    private WordConditions(Map<String, Query.Meant> meant) {
        this.meant = meant;
    }

    /**
     * Of what was typed.
     *
     * @param meant what words may stand for besides themselves
     * @param frequent beginnings of words that so many have that it is quicker to look at what has the others
     */
    static WordConditions of(Sought sought, Map<String, Query.Meant> meant, Predicate<Tokens.Term> frequent) {
        WordConditions conditions = new WordConditions(meant);
        if (sought.sense() != Sought.Sense.PLAIN) {
            conditions.found.add("false");
            return conditions;
        }
        sought.words().forEach(conditions::with);
        List<String> left = new ArrayList<>();
        sought.without().forEach(word -> conditions.without(word, left));
        conditions.look(frequent, left);
        return conditions;
    }

    private void with(String word) {
        Tokens.Query query = Tokens.query(word);
        Query.Meant place = meant.get(word);
        if (place == null || !place.isAnything()) {
            terms.addAll(query.terms());
        } else {
            found.add("(" + HAS + " or m.region like any(?) or m.lead_unit = any(?))");
            ofFound.addAll(List.of(
                    query.tsquery(),
                    place.regions().stream().map(Conditions::prefix).toArray(String[]::new),
                    place.units().toArray(String[]::new)));
        }
        if (!query.literals().isEmpty()) {
            comparison.add(compare(word));
        }
    }

    /** First what is cheap, and true of nearly all that is found; the raiser's words of what is shielded are not asked (R-S10). */
    private String compare(String word) {
        Written written = Written.of(word);
        String as = written.forms().stream()
                .map(_ -> "strpos(m.text, ?) > 0 or strpos(m.title, ?) > 0")
                .collect(Collectors.joining(" or "));
        written.forms().forEach(form -> compared.addAll(List.of(form, form)));
        if (written.all()) {
            compared.addAll(List.of(Written.changed(), Written.changed()));
        }
        compared.add(Sought.pattern(word));
        return "((" + as + ") and not " + Conditions.SHIELDED + " or " + (written.all() ? OTHERWISE : "") + SAID + ")";
    }

    private void without(String word, List<String> left) {
        Tokens.Query query = Tokens.query(word);
        if (query.literals().isEmpty()) {
            left.add(query.tsquery());
        } else {
            comparison.add("not (" + compare(word) + " and " + HAS + ")");
            compared.add(query.tsquery());
        }
    }

    private void look(Predicate<Tokens.Term> frequent, List<String> left) {
        List<String> all = new ArrayList<>(terms.stream()
                .filter(term -> !isLeft(term, frequent))
                .map(Tokens.Term::toString)
                .toList());
        if (all.isEmpty()) {
            all.addAll(terms.stream().map(Tokens.Term::toString).toList());
        } else {
            terms.stream().filter(term -> isLeft(term, frequent)).forEach(term -> {
                comparison.add(HAS);
                compared.add(term.toString());
            });
        }
        if (all.isEmpty()) {
            // Only places were asked for.
            left.forEach(word -> {
                found.add("not " + HAS);
                ofFound.add(word);
            });
            return;
        }
        left.forEach(word -> all.add("!(" + word + ")"));
        found.add(HAS);
        ofFound.add(String.join(" & ", all));
    }

    /** The index would gather all that begins so before it looks at anything else. */
    private static boolean isLeft(Tokens.Term term, Predicate<Tokens.Term> frequent) {
        return term.open() && frequent.test(term);
    }

    /** What the index finds. */
    String found() {
        return String.join(" and ", found);
    }

    List<Object> ofFound() {
        return ofFound;
    }

    /** What is compared row by row in that. */
    String comparison() {
        return comparison.isEmpty() ? "true" : String.join(" and ", comparison);
    }

    List<Object> compared() {
        return compared;
    }
}

package org.banshi.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Voices;
import org.banshi.matter.Voices.Voice;
import org.banshi.rule.Rules;
import org.banshi.text.Clusters;
import org.banshi.text.Progress;
import org.banshi.text.SharedWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds themes among what was raised in the last days. What a person placed stays where it is, a matter that has a theme
 * keeps it as long as it is like others at all, and what is new goes where most of its like are.
 */
@Service
public class ThemeSearch {
    /** The newest so many are compared: that takes about a minute. */
    private static final int MOST = 20_000;

    private static final int TITLES = 200;
    private static final Logger LOG = LoggerFactory.getLogger(ThemeSearch.class);

    private final Voices voices;
    private final ThemeRows rows;
    private final Searches searches;
    private final Rules rules;
    private final CityClock clock;
    private final TransactionOperations transaction;

    ThemeSearch(
            Voices voices,
            ThemeRows rows,
            Searches searches,
            Rules rules,
            CityClock clock,
            TransactionOperations transaction) {
        this.voices = voices;
        this.rows = rows;
        this.searches = searches;
        this.rules = rules;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Searches now and returns when it is done; does nothing while another search runs. */
    public void run() {
        searches.begin().ifPresent(this::run);
    }

    /** Begins to search, unless one runs; the pages tell how far it is. */
    boolean start() {
        Optional<Long> search = searches.begin();
        search.ifPresent(id -> Thread.ofVirtual().name("themes").start(() -> run(id)));
        return search.isPresent();
    }

    private void run(long search) {
        try {
            ThemeRule rule = rules.current(ThemeRule.RULE).value();
            Instant now = clock.instant();
            Instant from = now.minus(Duration.ofDays(rule.days()));
            List<Voice> said = voices.since(from, MOST);
            Progress progress = (stage, done) -> searches.tell(search, stage, done);
            List<List<Voice>> groups = Clusters.of(
                            said.stream()
                                    .map(voice -> new Clusters.Piece(voice.title(), voice.text()))
                                    .toList(),
                            rule.matters(),
                            progress)
                    .stream()
                    .map(group -> group.stream().map(said::get).toList())
                    .toList();
            searches.tell(search, "count", said.size());
            Integer found = transaction.execute(_ -> keep(groups, said, rule, from, now));
            searches.end(search, said.size(), found == null ? 0 : found);
        } catch (RuntimeException e) {
            searches.forget(search);
            LOG.error("the search for themes failed", e);
            throw e;
        }
    }

    private int keep(List<List<Voice>> groups, List<Voice> said, ThemeRule rule, Instant from, Instant now) {
        rows.hold();
        Map<Long, Voice> byId = said.stream().collect(Collectors.toMap(Voice::id, Function.identity()));
        Map<Long, ThemeRows.Membership> before = rows.memberships(byId.keySet());
        Set<Long> alone = new HashSet<>(byId.keySet());
        for (List<Voice> group : groups) {
            List<Long> ids = group.stream().map(Voice::id).toList();
            settle(ids, group, before, rule, now);
            ids.forEach(alone::remove);
        }
        rows.takeOut(alone);
        rows.all().forEach(theme -> count(theme, byId, rule, from, now));
        return groups.size();
    }

    private void settle(
            List<Long> ids, List<Voice> group, Map<Long, ThemeRows.Membership> before, ThemeRule rule, Instant now) {
        Map<Long, Long> votes = ids.stream()
                .filter(before::containsKey)
                .map(before::get)
                .collect(Collectors.groupingBy(ThemeRows.Membership::theme, Collectors.counting()));
        Optional<Long> most = votes.entrySet().stream()
                .max(Map.Entry.<Long, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
        if (most.isEmpty() && voices.people(ids) < rule.people()) {
            rows.takeOut(ids);
            return;
        }
        long theme = most.orElseGet(() -> rows.add(title(group), false, now));
        Map<Long, List<Long>> places = new HashMap<>();
        for (long id : ids) {
            ThemeRows.Membership had = before.get(id);
            places.computeIfAbsent(had == null ? theme : had.theme(), _ -> new ArrayList<>())
                    .add(id);
        }
        places.forEach((where, some) -> rows.place(some, where, null));
    }

    private void count(long theme, Map<Long, Voice> byId, ThemeRule rule, Instant from, Instant now) {
        List<Long> members = rows.matters(theme);
        recount(theme, members, from, rule.days(), now);
        if (rows.find(theme).map(Theme::named).orElse(true)) {
            return;
        }
        List<Voice> known = members.stream()
                .flatMap(id -> Stream.ofNullable(byId.get(id)))
                .limit(TITLES)
                .toList();
        if (!known.isEmpty()) {
            rows.title(theme, title(known), false);
        }
    }

    private void recount(long theme, Collection<Long> members, Instant from, int days, Instant now) {
        List<Long> recent = rows.since(members, from);
        int people = recent.isEmpty() ? 0 : voices.people(recent);
        rows.counted(theme, rows.counts(theme, people, from, days, now));
    }

    /** Counts a theme anew, after people changed what belongs to it. */
    void recount(long theme) {
        ThemeRule rule = rules.current(ThemeRule.RULE).value();
        Instant now = clock.instant();
        recount(theme, rows.matters(theme), now.minus(Duration.ofDays(rule.days())), rule.days(), now);
    }

    private static String title(List<Voice> group) {
        List<String> titles = group.stream().map(Voice::title).limit(TITLES).toList();
        List<String> shared = SharedWords.of(titles);
        return shared.isEmpty() ? "—" : String.join(" ", shared);
    }
}

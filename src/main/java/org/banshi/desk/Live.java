package org.banshi.desk;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.LiveSessions;
import org.banshi.access.Role;
import org.banshi.matter.Inboxes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells open pages how many matters wait. Every few seconds this server asks the database once for each unit and set of
 * roles that listens here, however many pages do; with nobody listening it asks nothing. What is told comes from the
 * database alone, so that it does not matter which server acts and which one tells.
 */
@Component
@ConditionalOnWebApplication
final class Live {
    /** Windows of one member. */
    static final int PER_MEMBER = 6;

    private final LiveSessions sessions;
    private final Inboxes inboxes;
    private final Counters counters;
    private final Around around;
    private final int most;
    private final Set<Listener> listeners = new LinkedHashSet<>();

    Live(
            LiveSessions sessions,
            Inboxes inboxes,
            Counters counters,
            Around around,
            @Value("${banshi.desk.live-most:1000}") int most) {
        this.sessions = sessions;
        this.inboxes = inboxes;
        this.counters = counters;
        this.around = around;
        this.most = most;
    }

    /** Those who have the same inbox: of one unit and roles, or one by name. */
    private record Group(@Nullable Long name, @Nullable String unit, Set<Role> roles) {

        Actor.Staff anyOfThem() {
            return new Actor.Staff(name == null ? 0 : name, "", unit, roles);
        }
    }

    /**
     * A page begins to listen; absent when the house has too many that do. The oldest window of a member with too many is
     * let go: mostly it was closed, which is noticed only with the next word that is sent to it.
     */
    Optional<Listener> open(LiveSessions.Held held, Actor.Staff staff, Listener.@Nullable Page page) {
        Listener listener = new Listener(held, page);
        synchronized (listeners) {
            List<Listener> own = listeners.stream()
                    .filter(one -> one.held().staff() == held.staff())
                    .toList();
            if (own.size() >= PER_MEMBER) {
                listeners.remove(own.getFirst());
                own.getFirst().tell(new Listener.Word.End());
            } else if (listeners.size() >= most) {
                return Optional.empty();
            }
            listeners.add(listener);
        }
        // All that is known, with every connection: whoever was cut off has missed nothing.
        listener.tell(new Listener.Word.Now(counters.of(staff), news(listener, around(List.of(listener)))));
        return Optional.of(listener);
    }

    void close(Listener listener) {
        synchronized (listeners) {
            listeners.remove(listener);
        }
    }

    int open() {
        synchronized (listeners) {
            return listeners.size();
        }
    }

    private List<Listener> all() {
        synchronized (listeners) {
            return List.copyOf(listeners);
        }
    }

    @Scheduled(fixedDelayString = "${banshi.desk.live-every:5s}")
    void tick() {
        List<Listener> all = all();
        if (all.isEmpty()) {
            return;
        }
        Map<String, Actor.Staff> alive =
                sessions.alive(all.stream().map(Listener::held).toList());
        Set<Long> alone = inboxes.alone(Set.copyOf(alive.values()));
        Map<Group, Counters.Numbers> told = new HashMap<>();
        Around.Moment moment = around(all);
        for (Listener listener : all) {
            Actor.Staff staff = alive.get(listener.held().id());
            if (staff == null) {
                listener.tell(new Listener.Word.End());
            } else {
                listener.tell(new Listener.Word.Now(
                        told.computeIfAbsent(group(staff, alone), group -> counters.of(group.anyOfThem())),
                        news(listener, moment)));
            }
        }
    }

    private Around.@Nullable Moment around(List<Listener> some) {
        List<String> numbers = some.stream()
                .flatMap(one -> Optional.ofNullable(one.page()).stream())
                .map(Listener.Page::number)
                .distinct()
                .toList();
        return numbers.isEmpty() ? null : around.now(numbers);
    }

    private static Around.@Nullable News news(Listener listener, Around.@Nullable Moment moment) {
        Listener.Page page = listener.page();
        return page == null || moment == null
                ? null
                : moment.of(page.number(), page.version(), listener.held().staff());
    }

    private static Group group(Actor.Staff staff, Collection<Long> alone) {
        return new Group(alone.contains(staff.id()) ? staff.id() : null, staff.unit(), staff.roles());
    }

    /** A server that stops lets its pages go at once, rather than wait for them. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        all().forEach(listener -> listener.tell(new Listener.Word.Away()));
    }
}

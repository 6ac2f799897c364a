package org.banshi.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.demo.Event.Doer;
import org.banshi.demo.Event.Later;
import org.banshi.hotline.Requests;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Turns planned events of requests into what happens on the ledger. */
@Component
@Profile("demo")
final class Requesting {
    private final Ledger ledger;

    Requesting(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Happening> happenings(List<Event> events, Cast cast) {
        return events.stream()
                .map(event -> new Happening(
                        event.at(),
                        event.row().id() + " (" + event.row().path() + ") " + event.action(),
                        () -> happen(event, cast)))
                .toList();
    }

    private void happen(Event event, Cast cast) {
        String id = event.row().id();
        Actor actor = actor(event, cast);
        if (event.action().equals(Event.RAISE)) {
            cast.got(id, ledger.raise(matter(event.row()), actor).number());
        } else {
            ledger.perform(cast.number(id), event.action(), form(event, cast, actor), actor, null);
        }
    }

    private static Actor actor(Event event, Cast cast) {
        String id = event.row().id();
        return switch (event.doer()) {
            case Doer.Login(String login) -> cast.login(login);
            case Doer.Unit(String unit) -> cast.handler(unit);
            case Doer.Raiser _ -> cast.has(id) ? new Actor.Raiser(cast.number(id)) : new Actor.Anyone();
        };
    }

    private static Map<String, Object> form(Event event, Cast cast, Actor actor) {
        Map<String, Object> form = new LinkedHashMap<>();
        event.form()
                .forEach((name, value) -> form.put(
                        name,
                        value instanceof Later later
                                ? switch (later) {
                                    case Later.NumberOf(String row) -> cast.number(row);
                                    case Later.OwnId _ ->
                                        actor instanceof Actor.Staff one ? Long.toString(one.id()) : "";
                                }
                                : value));
        return form;
    }

    /** What comes by telephone, letter or visit is written down by an operator, who settles what sort it is at once. */
    private static NewMatter matter(Row row) {
        Sheet.Line line = row.line();
        boolean online = row.isOnline();
        return new NewMatter(
                Requests.NAME,
                row.type(),
                online ? null : row.grade(),
                online ? null : row.category(),
                new NewMatter.Words(line.at("title"), line.at("text")),
                Ground.place(line.orNull("region"), line.orNull("address")),
                NewMatter.Origin.of(line.at("channel")),
                new NewMatter.Identity(
                        row.raiser().at("name"), row.raiser().at("phone"), line.orNull("onBehalf"), null),
                "true".equals(line.at("confidential")),
                "critical".equals(row.grade()) ? Map.of("danger", true) : Map.of());
    }
}

package org.banshi.program;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.region.Regions;
import org.banshi.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Hard problems: puts them up, and reads the forms that go with them. All else happens on the ledger. */
@Service
public final class HardProblems {
    /** The channel of what the house itself puts on a list. */
    static final String CHANNEL = "list";

    private final Ledger ledger;
    private final Matters matters;
    private final Categories categories;
    private final Regions regions;
    private final JdbcClient db;
    private final JsonMapper json;

    HardProblems(
            Ledger ledger, Matters matters, Categories categories, Regions regions, JdbcClient db, JsonMapper json) {
        this.ledger = ledger;
        this.matters = matters;
        this.categories = categories;
        this.regions = regions;
        this.db = db;
        this.json = json;
    }

    /**
     * Puts a problem up, for a leader to take.
     *
     * @throws Problem 401 or 403 unless the actor may write lists, 422 wrong fields
     */
    public Receipt open(NewProblem problem, Actor actor) {
        Permissions.require(actor, Permission.LISTS_WRITE);
        Entries entries = new Entries();
        String title = entries.need("title", problem.title(), Entries.TITLE);
        String text = entries.need("text", problem.text(), Entries.TEXT);
        String category = entries.category(problem.category(), categories);
        String region = entries.region(problem.region(), regions);
        entries.finish();
        return ledger.raise(
                new NewMatter(
                        HardProblem.NAME,
                        null,
                        null,
                        category,
                        new NewMatter.Words(title, text),
                        new NewMatter.Place(region, null, null, null),
                        NewMatter.Origin.of(CHANNEL),
                        NewMatter.Identity.NONE,
                        false,
                        Map.of()),
                actor);
    }

    /**
     * The forms of a problem in the order in which they were filled in, every version of each.
     *
     * @throws Problem 404 when there is no such problem or the reader may not know of it
     */
    public List<FilledForm> forms(String number, Actor reader) {
        long matter = matters.view(number, reader).matter().id();
        return db.sql("select * from program_form where matter = :matter order by at, form, version")
                .param("matter", matter)
                .query((row, _) -> new FilledForm(
                        row.getString("form"),
                        row.getInt("version"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("staff"),
                        body(row.getString("body"))))
                .list();
    }

    private Map<String, Object> body(String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        json.readTree(text)
                .properties()
                .forEach(field -> body.put(
                        field.getKey(),
                        field.getValue().isBoolean()
                                ? (Object) field.getValue().booleanValue()
                                : field.getValue().isNumber()
                                        ? field.getValue().numberValue()
                                        : field.getValue().asString()));
        return body;
    }
}

package org.banshi.desk;

import java.util.List;
import org.banshi.access.Actor;
import org.banshi.web.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The views that each member of the staff keeps; nobody sees or changes those of others. */
@Service
class SavedViews {
    static final int MOST = 20;
    static final int LONGEST = 40;
    private static final int LONGEST_QUERY = 2000;

    private final JdbcClient db;

    SavedViews(JdbcClient db) {
        this.db = db;
    }

    /** Theirs, in their order. */
    List<SavedView> of(Actor.Staff staff) {
        return db.sql("select id, name, query from desk_view where staff = :staff order by position")
                .param("staff", staff.id())
                .query((row, _) ->
                        new SavedView(row.getLong("id"), row.getString("name"), Filters.read(row.getString("query"))))
                .list();
    }

    /**
     * Keeps a view behind all others.
     *
     * @throws Problem 422 if the name is missing, too long or taken, or there are twenty already
     */
    @Transactional
    void keep(Actor.Staff staff, String name, Filters filters) {
        String plain = name.strip().replaceAll("\\s+", " ");
        check(plain);
        String query = filters.address();
        if (query.length() > LONGEST_QUERY) {
            throw Problem.invalid("name", "viewTooLong");
        }
        // Two windows may save at once: whoever comes second waits here and sees what the first has saved.
        db.sql("select id from people_staff where id = :staff for no key update")
                .param("staff", staff.id())
                .query(Long.class)
                .optional();
        List<SavedView> there = of(staff);
        if (there.stream().anyMatch(view -> view.name().equalsIgnoreCase(plain))) {
            throw Problem.invalid("name", "viewTaken", plain);
        }
        if (there.size() >= MOST) {
            throw Problem.invalid("name", "viewsTooMany", MOST);
        }
        try {
            db.sql("insert into desk_view (staff, name, query, position) values (:staff, :name, :query, :position)")
                    .param("staff", staff.id())
                    .param("name", plain)
                    .param("query", query)
                    .param("position", there.size() + 1)
                    .update();
        } catch (DuplicateKeyException e) {
            throw Problem.invalid("name", "viewTaken", plain);
        }
    }

    private static void check(String name) {
        if (name.isEmpty()) {
            throw Problem.invalid("name", "required");
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw Problem.invalid("name", "tooLong", LONGEST);
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("name", "unstorable");
        }
    }

    /** Throws one away; those behind it move up. One that is gone already stays gone. */
    @Transactional
    void delete(Actor.Staff staff, long id) {
        db.sql("delete from desk_view where id = :id and staff = :staff")
                .param("id", id)
                .param("staff", staff.id())
                .update();
        close(staff);
    }

    /** Moves one before the one before it. */
    @Transactional
    void earlier(Actor.Staff staff, long id) {
        db.sql("""
                update desk_view v set position = case when v.id = :id then v.position - 1 else v.position + 1 end
                from desk_view one
                where one.id = :id and one.staff = :staff and one.position > 1 and v.staff = :staff
                  and v.position in (one.position, one.position - 1)
                """).param("id", id).param("staff", staff.id()).update();
    }

    private void close(Actor.Staff staff) {
        db.sql("""
                update desk_view v set position = n.position
                from (select id, row_number() over (order by position) as position from desk_view where staff = :staff) n
                where n.id = v.id and v.position <> n.position
                """).param("staff", staff.id()).update();
    }
}

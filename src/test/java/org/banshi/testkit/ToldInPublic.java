package org.banshi.testkit;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets the words of all promises of a list out, by two people, where a test is about something else. */
public final class ToldInPublic {
    private ToldInPublic() {}

    /**
     * Masked by one, released by the other, as the ledger has them now.
     *
     * @param first inner number of who masks
     * @param second inner number of who releases, not of a unit that works on them
     */
    public static void words(JdbcClient db, String list, long first, long second) {
        db.sql("""
                insert into promised_words (matter, print, words, proposed_by, proposed_at)
                select p.matter, p.print, p.words, :first, now() from program_words p where p.list = :list""").param("first", first).param("list", list).update();
        db.sql("""
                update promised_words set state = 'public', released_by = :second, released_at = now()
                where state = 'proposed' and matter in (select matter from program_item where list = :list)""").param("second", second).param("list", list).update();
    }
}

package org.banshi.testkit;

import org.banshi.matter.PhoneCodes;
import org.banshi.matter.ProvenPhone;
import org.banshi.web.Language;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Phone numbers of residents, proved as they do it: by the code that was texted, as it lies in the outbox. */
public final class Phones {
    private Phones() {}

    /** The code that was texted last. */
    public static String texted(JdbcClient db) {
        return db.sql(
                        "select args->>0 from outbox_message where template = 'matter.tell.code' order by id desc limit 1")
                .query(String.class)
                .single();
    }

    /** Somebody who holds that number, proved. */
    public static ProvenPhone proven(PhoneCodes codes, JdbcClient db, String phone) {
        String challenge = codes.send(phone, "127.0.0.1", Language.ZH);
        return codes.prove(challenge, texted(db)).orElseThrow();
    }
}

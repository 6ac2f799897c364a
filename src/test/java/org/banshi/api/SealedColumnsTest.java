package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Resealing;
import org.banshi.access.Sealed;
import org.banshi.access.SealedColumn;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipts;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every room that seals something takes part when keys are rotated. */
@BanshiTest
class SealedColumnsTest {
    @Autowired
    private List<Sealed> rooms;

    @Autowired
    private Audit audit;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Receipts receipts;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @Value("${banshi.keys}")
    private String keys;

    @LocalServerPort
    private int port;

    @Test
    void everyColumnWhoseCommentSaysThatItIsSealedIsKnown() {
        List<String> told = db.queryForList("""
                select c.relname || '.' || a.attname from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                  and col_description(c.oid, a.attnum) ~* '\\m(sealed|encrypted)\\M'
                  and col_description(c.oid, a.attnum) !~ 'a sealed address'
                  and (c.relname, a.attname) <> ('access_key', 'id')""", String.class);
        List<String> known = Stream.concat(
                        Stream.of("access_secret.value"),
                        rooms.stream()
                                .flatMap(room -> room.sealedColumns().stream())
                                .map(SealedColumn::name))
                .toList();
        assertThat(known).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void whatEachRoomSealedOpensAgainWithTheNewKeyAndBack() {
        Api.anybody(port).with("Idempotency-Key", "k-" + System.nanoTime()).post("/api/v1/requests", "text", "路灯不亮");
        String number = receipts.once("form", () -> ledger.raise(lamp(), new Actor.Anyone()));
        String code = receipts.code(number).orElseThrow();
        String fresh = Secrets.newKeys().replace("k1:", "fresh:");
        Resealing.Outcome there = resealing(fresh + "," + keys).reseal((_, _) -> {});
        assertThat(there.unreadable()).as(there.places().toString()).isZero();
        // Three of the identity, the code, the answer; the secret of the house itself was sealed again at the start.
        assertThat(there.resealed()).isGreaterThanOrEqualTo(5);
        assertThat(resealing(fresh + "," + keys).keys())
                .filteredOn(Resealing.KeyUse::active)
                .allSatisfy(key -> assertThat(key.values())
                        .containsKeys(
                                "access_secret.value",
                                "api_idempotency.answer",
                                "matter_identity.name",
                                "matter_identity.phone",
                                "matter_identity.on_behalf_of",
                                "matter_receipt.code"));
        assertThat(resealing(fresh + "," + keys).keys())
                .filteredOn(key -> !key.active())
                .allSatisfy(key -> assertThat(key.total()).isZero());
        Resealing back = resealing(keys + "," + fresh);
        assertThat(back.reseal((_, _) -> {}).unreadable()).isZero();
        back.retire("fresh");
        assertThat(receipts.code(number)).contains(code);
    }

    private Resealing resealing(String setting) {
        return new Resealing(db, new Secrets(setting, JdbcClient.create(db), clock), audit, rooms);
    }

    private static NewMatter lamp() {
        return new NewMatter(
                "errand",
                null,
                null,
                null,
                new NewMatter.Words("取药", "取药"),
                NewMatter.Place.NONE,
                NewMatter.Origin.of("web"),
                new NewMatter.Identity("张三", "13800001111", "李四", null),
                false,
                java.util.Map.of());
    }
}

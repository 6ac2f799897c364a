package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Resealing;
import org.banshi.access.Secrets;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Identities stay readable and findable when the key that sealed them is gone. */
class KeyRotationTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    /** More than a batch. */
    private static final int MATTERS = 210;

    private final String url = TestDatabase.fresh();
    private final String old = Secrets.newKeys().replace("k1:", "old_1:");
    private final String fresh = Secrets.newKeys().replace("k1:", "new:");

    private EngineAlone with(String keys) {
        return new EngineAlone(url, TestDatabase.password(), keys, MORNING);
    }

    @Test
    void identitiesAreReadAndFoundAfterTheOldKeyIsGone() {
        List<Receipt> receipts = raiseAll();
        try (EngineAlone engine = with(fresh + "," + old)) {
            Resealing resealing = engine.bean(Resealing.class);
            assertThatThrownBy(() -> resealing.retire("old_1"))
                    .hasMessageContaining("still seals 630 values")
                    .hasMessageContaining("matter_identity.phone 210");
            assertThatThrownBy(() -> resealing.retire("new")).hasMessageContaining("is the active one");
            assertThatThrownBy(() -> resealing.retire("none")).hasMessageContaining("there is no key");
            // It is broken off after its first batch; meanwhile everything is read as before.
            assertThatThrownBy(() -> resealing.reseal((done, total) -> {
                        assertThat(total).isEqualTo(630);
                        throw new IllegalStateException("broken off");
                    }))
                    .hasMessage("broken off");
            assertThat(left(resealing)).isBetween(1L, 629L);
            receipts.forEach(receipt -> assertThat(phone(engine, receipt)).isEqualTo("19900000000"));
            List<Long> told = new ArrayList<>();
            long leftBefore = left(resealing);
            Resealing.Outcome outcome = resealing.reseal((done, _) -> told.add(done));
            assertThat(outcome).isEqualTo(new Resealing.Outcome(leftBefore, 0, List.of()));
            assertThat(told).isSorted().endsWith(leftBefore);
            assertThat(left(resealing)).isZero();
            assertThat(resealing.reseal((_, _) -> {}).resealed()).isZero();
            resealing.retire("old_1");
        }
        try (EngineAlone engine = with(fresh)) {
            Receipt first = receipts.getFirst();
            assertThat(engine.bean(Identities.class).open(first.id()))
                    .contains(new NewMatter.Identity("居民 0", "19900000000", "母亲", null));
            assertThat(engine.bean(Identities.class).mattersOf("199-0000-0000", 1000))
                    .hasSize(MATTERS);
            assertThat(engine.bean(Proofs.class).prove(first.number(), first.code()))
                    .contains(new Actor.Raiser(first.number()));
            assertThat(engine.bean(Resealing.class).keys())
                    .filteredOn(key -> key.id().equals("old_1"))
                    .allSatisfy(key -> assertThat(key.retiredAt()).isNotNull());
        }
        assertThatThrownBy(() -> with(old + "," + fresh).bean(Secrets.class))
                .rootCause()
                .hasMessageContaining("old_1 is retired");
    }

    @Test
    void whatCannotBeOpenedIsToldAndHoldsUpNothing() {
        try (EngineAlone engine = with(old)) {
            raise(engine, 0);
            raise(engine, 1);
            engine.bean(JdbcTemplate.class).update("update matter_identity set phone = name where matter = 1");
        }
        try (EngineAlone engine = with(fresh + "," + old)) {
            Resealing.Outcome outcome = engine.bean(Resealing.class).reseal((_, _) -> {});
            assertThat(outcome).isEqualTo(new Resealing.Outcome(5, 1, List.of("matter_identity/1/phone")));
            assertThatThrownBy(() -> engine.bean(Resealing.class).retire("old_1"))
                    .hasMessageContaining("still seals 1 values (matter_identity.phone 1)");
        }
    }

    private List<Receipt> raiseAll() {
        List<Receipt> receipts = new ArrayList<>();
        try (EngineAlone engine = with(old)) {
            for (int i = 0; i < MATTERS; i++) {
                receipts.add(raise(engine, i));
            }
        }
        return receipts;
    }

    private static long left(Resealing resealing) {
        return resealing.keys().stream()
                .filter(key -> key.id().equals("old_1"))
                .mapToLong(Resealing.KeyUse::total)
                .sum();
    }

    private static String phone(EngineAlone engine, Receipt receipt) {
        return String.valueOf(
                engine.bean(Identities.class).open(receipt.id()).orElseThrow().phone());
    }

    private static Receipt raise(EngineAlone engine, int i) {
        return engine.bean(Ledger.class)
                .raise(
                        new NewMatter(
                                "errand",
                                null,
                                null,
                                null,
                                new NewMatter.Words("取药", "取药"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民 " + i, "19900000000", "母亲", null),
                                false,
                                Map.of()),
                        new Actor.Anyone());
    }
}

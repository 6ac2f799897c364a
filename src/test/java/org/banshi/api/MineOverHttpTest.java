package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.banshi.access.Role;
import org.banshi.access.Secrets;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Phones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a resident does by a proved number over the API, and what nobody else does in that one's place. */
@BanshiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MineOverHttpTest extends OverHttp {
    private static final String MINE = "/api/v1/mine";
    private static int counter;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Secrets secrets;

    private final String phone = next();
    private final String stranger = next();

    private static String next() {
        return String.format("199117%05d", ++counter);
    }

    /** From an address of its own, so that no test waits for the codes of another. */
    private Api from(String number) {
        return city.anybody.with("X-Forwarded-For", "198.51.100." + number.substring(9));
    }

    private String challenge(String number) {
        Api.Answer sent = from(number).post(MINE + "/codes", "phone", number);
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        return sent.text("challenge");
    }

    private Api proven(String number) {
        String challenge = challenge(number);
        Api.Answer proof = city.anybody.post(MINE + "/proofs", "challenge", challenge, "code", Phones.texted(db));
        assertThat(proof.status()).as(proof.body()).isEqualTo(201);
        return city.anybody.with("Resident-Proof", proof.text("proof"));
    }

    private String handle(String number) {
        return db.sql("select p.handle from matter_public p join matter_matter m using (id) where m.number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    @Test
    void aNumberIsProvedByItsCodeOnceAndForHalfAnHour() {
        String number = next();
        String challenge = challenge(number);
        assertThat(challenge).isNotEqualTo(challenge(next()));
        Api.Answer unknown = from(next()).post(MINE + "/codes", "phone", next());
        assertThat(unknown.json().propertyNames())
                .as("the same for every number")
                .containsExactly("challenge");
        assertThat(city.anybody.post(MINE + "/codes", "phone", "110").status()).isEqualTo(422);
        assertThat(city.anybody
                        .post(MINE + "/proofs", "challenge", challenge, "code", "no")
                        .body())
                .contains("wrongTextedCode")
                .doesNotContain("«");
        String again = challenge(number);
        String code = Phones.texted(db);
        assertThat(city.anybody
                        .post(MINE + "/proofs", "challenge", challenge, "code", code)
                        .status())
                .as("the code of another challenge")
                .isEqualTo(422);
        Api.Answer proof = city.anybody.post(MINE + "/proofs", "challenge", again, "code", code);
        assertThat(proof.status()).isEqualTo(201);
        assertThat(proof.body()).doesNotContain(number);
        assertThat(city.anybody
                        .post(MINE + "/proofs", "challenge", again, "code", code)
                        .status())
                .as("good once")
                .isEqualTo(422);
        Api mine = city.anybody.with("Resident-Proof", proof.text("proof"));
        assertThat(mine.get(MINE + "/data").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(30));
        assertThat(mine.get(MINE + "/data").text("code")).isEqualTo("residentProof");
        assertThat(mine.get(MINE + "/data").status()).isEqualTo(401);
    }

    @Test
    void nobodyComesInWithoutAProofOrWithOneThatWasMadeUp() {
        String sealedElsewhere = secrets.seal("9999999999 00 x", "proven-phone/00");
        for (Api nobody : new Api[] {
            city.anybody,
            city.operator,
            city.anybody.with("Resident-Proof", "x"),
            city.anybody.with("Resident-Proof", "k1:AAAA"),
            city.anybody.with("Resident-Proof", sealedElsewhere),
            city.anybody.with("Cookie", "banshi-session=x")
        }) {
            for (String path : new String[] {"/followed", "/proxies", "/data"}) {
                assertThat(nobody.get(MINE + path).status()).as(path).isEqualTo(401);
            }
            assertThat(nobody.send("PUT", MINE + "/followed/x", null).status()).isEqualTo(401);
            assertThat(nobody.send("DELETE", MINE + "/followed/x", null).status())
                    .isEqualTo(401);
            assertThat(nobody.send("DELETE", MINE + "/proxies/1", null).status())
                    .isEqualTo(401);
            for (String path :
                    new String[] {"/proxies", "/data/name", "/data/address", "/data/phone", "/data/erasure"}) {
                assertThat(nobody.post(MINE + path, "confirm", true).status())
                        .as(path)
                        .isEqualTo(401);
            }
        }
        assertThat(city.auditor.post(MINE + "/codes", "phone", next()).status()).isEqualTo(403);
        assertThat(city.machine("reading", Role.AUDITOR, null)
                        .post(MINE + "/data/erasure", "confirm", true)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aMatterIsFollowedAndLeftByTheNumberAloneThatFollows() {
        ApiCity.Raised public_ = city.raise("phone", next());
        String handle = handle(public_.number);
        Api curious = proven(next());
        Api other = proven(next());
        assertThat(curious.send("PUT", MINE + "/followed/" + handle, null).status())
                .isEqualTo(204);
        assertThat(curious.send("PUT", MINE + "/followed/" + handle, null).status())
                .as("once, however often")
                .isEqualTo(204);
        Api.Answer list = curious.get(MINE + "/followed");
        assertThat(list.json().path("items").size()).isEqualTo(1);
        assertThat(list.body()).contains(handle).doesNotContain(public_.number, "路灯不亮");
        assertThat(other.send("DELETE", MINE + "/followed/" + handle, null).status())
                .isEqualTo(204);
        assertThat(curious.get(MINE + "/followed").json().path("items").size())
                .as("nobody leaves for another")
                .isEqualTo(1);
        assertThat(curious.send("PUT", MINE + "/followed/" + public_.number, null)
                        .status())
                .as("a number is no handle")
                .isEqualTo(404);
        assertThat(curious.send("DELETE", MINE + "/followed/" + handle, null).status())
                .isEqualTo(204);
        assertThat(curious.get(MINE + "/followed").json().path("items").size()).isZero();
    }

    @Test
    void whoActsForOneIsNamedSeenByBothAndTakenBackByNobodyElse() {
        String neighbour = next();
        Api person = proven(phone);
        Api thief = proven(stranger);
        Api.Answer wrong = person.post(MINE + "/proxies", "phone", "110", "scope", "all");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("label", "scope", "until");
        assertThat(person.post(MINE + "/proxies", "phone", phone, "label", "自己", "scope", "act", "until", "2026-06-01")
                        .body())
                .contains("proxyOneself");
        Api.Answer named = person.post(
                MINE + "/proxies", "phone", neighbour, "label", "隔壁小李", "scope", "see", "until", "2026-06-01");
        assertThat(named.status()).as(named.body()).isEqualTo(201);
        assertThat(named.body()).doesNotContain(neighbour, phone);
        long id = named.json().path("given").path(0).path("id").asLong();
        assertThat(named.json().path("given").path(0).path("scope").asString()).isEqualTo("see");

        Api proxy = proven(neighbour);
        Api.Answer received = proxy.get(MINE + "/proxies");
        assertThat(received.json().path("received").path(0).path("id").asLong()).isEqualTo(id);
        assertThat(received.body()).as("the label is the person's own").doesNotContain("隔壁小李", phone);
        assertThat(thief.get(MINE + "/proxies").json().path("given").size()).isZero();
        assertThat(thief.send("DELETE", MINE + "/proxies/" + id, null).status()).isEqualTo(404);
        assertThat(person.get(MINE + "/proxies")
                        .json()
                        .path("given")
                        .path(0)
                        .path("holds")
                        .asBoolean())
                .isTrue();
        assertThat(person.send("DELETE", MINE + "/proxies/" + id, null).status())
                .isEqualTo(204);
        assertThat(person.get(MINE + "/proxies")
                        .json()
                        .path("given")
                        .path(0)
                        .path("holds")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void ownDataIsSeenPutRightAndAskedToBeForgottenByItsHolderAlone() {
        String own = next();
        ApiCity.Raised request = city.raise("name", "赵奶奶", "phone", own);
        ApiCity.Raised report = city.raise("type", "report", "phone", own);
        Api person = proven(own);
        Api thief = proven(next());
        assertThat(person.get(MINE + "/data").body())
                .contains(request.number, "赵奶奶", own, "路灯不亮")
                .doesNotContain(report.number);
        assertThat(thief.get(MINE + "/data").json().path("items").size()).isZero();

        assertThat(thief.post(MINE + "/data/name", "was", "赵奶奶", "name", "钱爷爷").status())
                .isEqualTo(422);
        assertThat(thief.post(MINE + "/data/address", "number", request.number, "address", "别处")
                        .status())
                .isEqualTo(404);
        assertThat(thief.post(MINE + "/data/erasure", "confirm", true).status()).isEqualTo(422);
        assertThat(person.post(MINE + "/data/address", "number", report.number, "address", "别处")
                        .status())
                .as("a report opens with its code alone")
                .isEqualTo(404);
        assertThat(person.post(MINE + "/data/name", "was", "赵奶奶", "name", "赵淑芬").status())
                .isEqualTo(204);
        assertThat(person.post(MINE + "/data/address", "number", request.number, "address", "人民路 9 号")
                        .status())
                .isEqualTo(204);
        assertThat(person.get(MINE + "/data").body()).contains("赵淑芬").doesNotContain("赵奶奶");
        assertThat(request.seenBy(city.operator).body()).contains("人民路 9 号");

        assertThat(person.post(MINE + "/data/erasure").body()).contains("confirm");
        assertThat(person.post(MINE + "/data/erasure", "confirm", true).body()).contains("eraseOpen");
        assertThat(city.anybody
                        .post("/api/v1/requests/" + request.number + "/actions/withdraw?code=" + request.code)
                        .status())
                .isEqualTo(200);
        Api.Answer asked = person.post(MINE + "/data/erasure", "confirm", true);
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        assertThat(asked.json().path("erasureAsked").asBoolean()).isTrue();
    }

    @Test
    void anotherNumberIsProvedItselfBeforeAnythingMovesToIt() {
        String before = next();
        String after = next();
        ApiCity.Raised request = city.raise("phone", before);
        Api person = proven(before);
        String challenge = challenge(after);
        assertThat(person.post(MINE + "/data/phone", "challenge", challenge, "code", "000")
                        .status())
                .isEqualTo(422);
        Api.Answer moved = person.post(MINE + "/data/phone", "challenge", challenge, "code", Phones.texted(db));
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(person.get(MINE + "/data").json().path("items").size())
                .as("by the old proof")
                .isZero();
        assertThat(city.anybody
                        .with("Resident-Proof", moved.text("proof"))
                        .get(MINE + "/data")
                        .body())
                .contains(request.number, after)
                .doesNotContain(before);
    }
}

package org.banshi.matter;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.Phones;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody whose words are planted in many places and who may ask to be forgotten. */
abstract class AskingToBeForgotten {
    static int counter;

    /** Words of this test alone: what the others plant stays where it is. */
    final String mark = "植" + ++counter + "入";

    final String name = "欧阳" + mark;

    final String words = mark + "咸鱼巷水塔";

    final String address = mark + "咸鱼巷七十七号";

    final String answer = mark + "的答复内容";

    final String note = mark + "的内部备注";

    @Autowired
    Ledger ledger;

    @Autowired
    Callers callers;

    @Autowired
    PhoneCodes codes;

    @Autowired
    Residents residents;

    @Autowired
    Erasures erasures;

    @Autowired
    Proofs proofs;

    @Autowired
    Verifier verifier;

    @Autowired
    Units units;

    @Autowired
    Members members;

    @Autowired
    CityClock clock;

    @Autowired
    JdbcClient db;

    TestCity city;

    String phone;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        phone = String.format("199660%05d", ++counter);
    }

    ProvenPhone proven() {
        return Phones.proven(codes, db, phone);
    }

    Receipt raised(boolean confidential) {
        return ledger.raise(
                new NewMatter(
                        Requests.NAME,
                        "help",
                        "normal",
                        "0102",
                        new NewMatter.Words(words, words + "又漏了，我是" + name + "，电话" + phone + "。"),
                        new NewMatter.Place(null, address, 103.8, 36.1),
                        new NewMatter.Origin(
                                "web", "old-register", UUID.randomUUID().toString()),
                        new NewMatter.Identity(name, phone, name + "的妈妈", "key-" + phone),
                        confidential,
                        Map.of()),
                new Actor.Anyone());
    }

    void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new java.util.LinkedHashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    Receipt closed(boolean confidential) {
        Receipt receipt = raised(confidential);
        String number = receipt.number();
        Actor.Raiser raiser = new Actor.Raiser(number);
        does(city.operator, number, "accept");
        does(raiser, number, "addFact", "text", name + "补充：" + words);
        does(city.operator, number, "note", "text", note + name);
        if (confidential) {
            does(city.dispatcher, number, "reword", "title", "水塔漏水", "text", "反映某处水塔漏水。");
        }
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        does(city.roads, number, "sign");
        does(city.roads, number, "ask", "question", name + "，是哪座水塔？");
        does(city.roads, number, "reply", "publicAnswer", name + "：" + answer);
        does(city.reviewer, number, "approve");
        does(raiser, number, "verdict", "contacted", true, "solved", true, "satisfaction", 5, "comment", name + "谢谢");
        return receipt;
    }

    long waiting(Receipt receipt) {
        return erasures.waiting(city.security).stream()
                .filter(asked -> asked.numbers().contains(receipt.number()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    long payloads(String number) {
        return db.sql("select count(*) from matter_payload p join matter_matter m on m.id = p.matter where m.number"
                        + " = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }
}

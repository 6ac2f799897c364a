package org.banshi.portal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody at the public door, as a browser without JavaScript uses it, and staff behind it. */
abstract class AtThePortal {
    @LocalServerPort
    int port;

    @Autowired
    Ledger ledger;

    @Autowired
    Units units;

    @Autowired
    Members members;

    @Autowired
    CityClock clock;

    @Autowired
    JdbcClient db;

    TestCity city;

    Resident resident;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        resident = new Resident(port);
    }

    void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    void answered(String number) {
        does(city.operator, number, "accept");
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        does(city.roads, number, "sign");
        does(city.roads, number, "reply", "publicAnswer", "路灯已经修好。");
        does(city.reviewer, number, "approve");
    }

    static byte[] picture() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}

package org.banshi.hotline;

import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A city on a Monday morning, and requests on their way through it. */
abstract class Mechanisms {
    @Autowired
    Ledger ledger;

    @Autowired
    Matters matters;

    @Autowired
    Units units;

    @Autowired
    Members members;

    @Autowired
    CityClock clock;

    TestCity city;

    Loop loop;

    @BeforeEach
    void aCityOnAMondayMorning() {
        clock.moveTo(Loop.MONDAY_MORNING);
        city = TestCity.in(units, members);
        loop = new Loop(ledger, matters, clock, city);
    }
}

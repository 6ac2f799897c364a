package org.banshi.program;

import org.banshi.access.Accounts;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.TestCity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What every test of promised work stands on. */
@Component
record ProgramHouse(
        Lists lists,
        Items items,
        HardProblems hardProblems,
        Ledger ledger,
        Matters matters,
        Accounts accounts,
        CityClock clock,
        Units units,
        Members members,
        JdbcClient db) {

    /** Hard problems with people of their own. */
    Problems problems(TestCity city) {
        return new Problems(hardProblems, ledger, matters, clock, accounts, city);
    }

    /** A city with an office and groups, people of its own each time. */
    ProgramCity city() {
        return new ProgramCity(TestCity.in(units, members), units, lists, items, ledger, matters);
    }
}

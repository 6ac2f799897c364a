package org.banshi;

import static org.assertj.core.api.Assertions.assertThat;

import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BanshiTest
class HouseTest {
    @Autowired
    private JdbcClient db;

    @Test
    void theServerSpeaksToTheDatabaseWithItsLimitedRole() {
        assertThat(db.sql("select current_user").query(String.class).single()).isEqualTo("banshi_app");
    }
}

package org.banshi;

import java.time.ZoneId;
import org.banshi.calendar.CityClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The city's clock: real for a city, movable where a test or the demo plays with time. */
@Configuration
class CityConfiguration {

    @Bean
    @Profile("!test & !demo")
    CityClock realClock(@Value("${banshi.city.zone:Asia/Shanghai}") ZoneId zone) {
        return CityClock.real(zone);
    }

    @Bean
    @Profile("test | demo")
    CityClock movableClock(@Value("${banshi.city.zone:Asia/Shanghai}") ZoneId zone) {
        return CityClock.movable(zone);
    }
}

package org.banshi.promised;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Permission;
import org.banshi.access.Role;
import org.banshi.notice.OpenColumn;
import org.banshi.notice.OpenSource;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's line of the menu, and its table among the open data. */
@Configuration
class PromisedConfiguration {
    static final String DESK = "/desk/told";

    @Bean
    MenuItem promisedMenu() {
        return new MenuItem(
                "promised.menu",
                DESK,
                45,
                Stream.of(Permission.PROMISED_MASK, Permission.PROMISED_RELEASE)
                        .flatMap(permission -> permission.roles().stream())
                        .map(Role::name)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Promises with their lights in the open data; in the feed as far as their words are told. */
    @Bean
    OpenSource<OpenPromises.Line> promisesOpen(OpenPromises promises) {
        return new OpenSource<>(
                "promises",
                List.of(
                        new OpenColumn<>("list", "text", line -> line.list().code()),
                        new OpenColumn<>("nr", "integer", line -> line.row().nr()),
                        new OpenColumn<>("title", "text", OpenPromises.Line::title),
                        new OpenColumn<>("unit", "text", line -> line.row().unit()),
                        new OpenColumn<>("begins", "date", line -> line.row().begins()),
                        new OpenColumn<>("ends", "date", line -> line.row().ends()),
                        new OpenColumn<>("light", "text", OpenPromises.Line::light),
                        new OpenColumn<>("done", "integer", line -> line.row().done()),
                        new OpenColumn<>("all", "integer", line -> line.row().all()),
                        new OpenColumn<>("asOf", "date", OpenPromises.Line::asOf)),
                promises::lines,
                promises::entry,
                promises::version);
    }
}

package org.banshi.listed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.banshi.access.Permission;
import org.banshi.access.PublicPaths;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.notice.FeedEntry;
import org.banshi.notice.OpenColumn;
import org.banshi.notice.OpenSource;
import org.banshi.web.Language;
import org.banshi.web.MenuItem;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's lines of the menus, and its page that anybody may open. */
@Configuration
class ListedConfiguration {
    static final String DESK = "/desk/listed";
    static final String PUBLIC = "/listed";

    @Bean
    MenuItem listedMenu() {
        return new MenuItem(
                "listed.menu",
                DESK,
                50,
                Permission.LISTED_PROPOSE.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
    }

    @Bean
    MenuItem publicListedMenu() {
        return MenuItem.portal("listed.public", PUBLIC, 51);
    }

    @Bean
    PublicPaths listedPaths() {
        return PublicPaths.of(PUBLIC, PUBLIC + "/**");
    }

    /** Listed cases in the feed and the open data, beside notices. */
    @Bean
    OpenSource<PublicListed.Entry> listedOpen(
            PublicListed published, ListedNames names, Messages messages, CityClock clock) {
        return new OpenSource<>(
                "listed",
                List.of(
                        new OpenColumn<>("id", "integer", PublicListed.Entry::id),
                        new OpenColumn<>("category", "text", PublicListed.Entry::category),
                        new OpenColumn<>("street", "text", PublicListed.Entry::street),
                        new OpenColumn<>("unit", "text", PublicListed.Entry::unit),
                        new OpenColumn<>("listedBy", "text", PublicListed.Entry::listedBy),
                        new OpenColumn<>("listedOn", "date", told -> day(told.listedAt(), clock)),
                        new OpenColumn<>("until", "date", PublicListed.Entry::until),
                        new OpenColumn<>("words", "text", PublicListed.Entry::words),
                        new OpenColumn<>("offOn", "date", told -> day(told.offAt(), clock)),
                        new OpenColumn<>("how", "text", PublicListed.Entry::how),
                        new OpenColumn<>("offWords", "text", PublicListed.Entry::offWords),
                        new OpenColumn<>("releasedAt", "dateTime", PublicListed.Entry::releasedAt),
                        new OpenColumn<>("updatedAt", "dateTime", PublicListed.Entry::updatedAt)),
                published::all,
                (told, language) -> entry(told, names, messages, language),
                published::version);
    }

    private static @Nullable LocalDate day(@Nullable Instant at, CityClock clock) {
        return at == null ? null : LocalDate.ofInstant(at, clock.getZone());
    }

    private static FeedEntry entry(PublicListed.Entry told, ListedNames names, Messages messages, Language language) {
        String category = Objects.requireNonNullElse(names.category(told), messages.text(language, "listed.noClass"));
        String street = names.street(told);
        return new FeedEntry(
                "listed",
                told.id(),
                PUBLIC + "/" + told.id(),
                messages.text(language, "listed.entry", street == null ? category : category + " · " + street),
                told.offWords() == null ? told.words() : told.words() + "\n\n" + told.offWords(),
                told.releasedAt(),
                told.updatedAt());
    }
}

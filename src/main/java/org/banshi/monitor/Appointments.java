package org.banshi.monitor;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.banshi.access.Account;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.knowledge.Categories;
import org.banshi.matter.PhoneKeys;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Problem;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is appointed a monitor, for which area and categories, until when; an appointment is never changed, only ended. */
@Service
public class Appointments {
    private static final int MOST_WORDS = 500;
    private static final int YEARS = 5;

    private final Accounts accounts;
    private final Regions regions;
    private final Categories categories;
    private final Units units;
    private final PhoneKeys phones;
    private final Audit audit;
    private final AppointmentRows rows;

    Appointments(
            Accounts accounts,
            Regions regions,
            Categories categories,
            Units units,
            PhoneKeys phones,
            Audit audit,
            AppointmentRows rows) {
        this.accounts = accounts;
        this.regions = regions;
        this.categories = categories;
        this.units = units;
        this.phones = phones;
        this.audit = audit;
        this.rows = rows;
    }

    /**
     * An appointment as typed.
     *
     * @param staff staff number of the monitor
     * @param region code of the area
     * @param categories codes, one or many in a line; blank for all
     * @param from first day
     * @param until last day
     * @param worksFor code of the unit the monitor works for, if one
     * @param phone the monitor's own number, kept as a keyed hash
     * @param ground why this person
     */
    public record NewAppointment(
            @Nullable String staff,
            @Nullable String region,
            @Nullable String categories,
            @Nullable String from,
            @Nullable String until,
            @Nullable String worksFor,
            @Nullable String phone,
            @Nullable String ground) {}

    /** Whoever has an account as a monitor and can log in. */
    List<Account> candidates() {
        return accounts.able().stream()
                .filter(account -> account.roles().contains(Role.LAY_MONITOR))
                .toList();
    }

    /**
     * Appoints a monitor.
     *
     * @throws Problem 403 unless the actor may; 422 with every wrong field
     */
    @Transactional
    public long appoint(NewAppointment typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.MONITORS_APPOINT);
        Reading reading = new Reading();
        Account whom = candidates().stream()
                .filter(account -> Long.toString(account.staff()).equals(typed.staff()))
                .findFirst()
                .orElse(null);
        if (whom == null || whom.staff() == staff.id()) {
            reading.wrong("staff", blank(typed.staff()) ? "required" : "notAChoice");
        }
        Optional<String> region = blank(typed.region())
                ? Optional.empty()
                : regions.normalise(Objects.requireNonNull(typed.region()).strip());
        if (region.isEmpty()) {
            reading.wrong("region", blank(typed.region()) ? "required" : "notAChoice");
        }
        String[] codes = codes(typed.categories(), reading);
        LocalDate from = reading.day("from", typed.from());
        LocalDate until = reading.dayAfter(rows.today(), "until", typed.until());
        if (!until.isAfter(from) && reading.isGood() || until.isAfter(from.plusYears(YEARS))) {
            reading.wrong("until", "monitor.notWithin", YEARS);
        }
        String worksFor = blank(typed.worksFor())
                ? null
                : Objects.requireNonNull(typed.worksFor()).strip();
        if (worksFor != null && units.find(worksFor).isEmpty()) {
            reading.wrong("worksFor", "notAChoice");
        }
        String ground = reading.words("ground", typed.ground(), MOST_WORDS);
        String phone = typed.phone() == null ? "" : typed.phone().strip();
        if (!phone.isEmpty() && !phone.replaceAll("[^0-9]", "").matches("[0-9]{7,13}")) {
            reading.wrong("phone", "badPhone");
        }
        reading.finish();
        long id = rows.insert(
                new AppointmentRows.Entry(
                        Objects.requireNonNull(whom).staff(),
                        region.orElseThrow(),
                        codes.length == 0 ? null : codes,
                        from,
                        until,
                        worksFor,
                        phone.isEmpty() ? null : phones.of(phone),
                        ground),
                staff.id());
        audit.record(staff, "monitorAppointed", whom.name(), region.orElseThrow() + " " + from + " " + until);
        return id;
    }

    private String[] codes(@Nullable String typed, Reading reading) {
        if (blank(typed)) {
            return new String[0];
        }
        String[] codes = Arrays.stream(Objects.requireNonNull(typed).split("[\\s,，、;；]+"))
                .filter(code -> !code.isBlank())
                .distinct()
                .toArray(String[]::new);
        if (!Arrays.stream(codes).allMatch(code -> categories.find(code).isPresent())) {
            reading.wrong("categories", "notAChoice");
        }
        return codes;
    }

    private static boolean blank(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }

    /**
     * Ends an appointment before its last day; nothing is seen from that moment.
     *
     * @throws Problem 403 unless the actor may; 404 no such appointment; 409 it has ended; 422 without a reason
     */
    @Transactional
    public void end(long id, @Nullable String why, Actor.Staff staff) {
        Permissions.require(staff, Permission.MONITORS_APPOINT);
        Reading reading = new Reading();
        String reason = reading.words("reason", why, MOST_WORDS);
        reading.finish();
        AppointmentRows.Appointment appointment = rows.all().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("monitor.noSuchAppointment"));
        if (!rows.end(id, staff.id(), reason)) {
            throw Problem.conflict("monitor.endedAlready");
        }
        audit.record(staff, "monitorEnded", appointment.name(), Long.toString(id));
    }
}

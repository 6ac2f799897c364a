package org.banshi.admin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Accounts;
import org.banshi.access.Role;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.web.Problem.FieldError;
import org.springframework.stereotype.Component;

/** Who may be named to sign a unit's replies, and how a spreadsheet writes the names. */
@Component
class SigningStaff {
    private static final String COLUMN = "signers";

    private final Members members;
    private final Signers signers;
    private final Accounts accounts;

    SigningStaff(Members members, Signers signers, Accounts accounts) {
        this.members = members;
        this.signers = signers;
        this.accounts = accounts;
    }

    /** Persons of the unit whose account may handle requests; those who sign already stay among them. */
    Stream<Member> of(String unit) {
        return members.ofUnit(unit).stream()
                .filter(member -> signers.signs(member.id(), unit)
                        || accounts.find(member.id())
                                .filter(account ->
                                        !account.disabled() && account.roles().contains(Role.HANDLER))
                                .isPresent());
    }

    /** Name and number, as people and spreadsheets read it. */
    static String label(Member member) {
        return member.name() + " (" + member.id() + ")";
    }

    /** Those who sign for a unit and still work there, as a cell tells them. */
    String cell(String unit) {
        Set<Long> named = signers.of(unit);
        return named.isEmpty() ? "" : cell(unit, named);
    }

    /** Whom a cell names: by number, by name and number, or by a name that only one has. */
    Set<Long> read(String unit, String cell, List<FieldError> errors) {
        List<Member> offered = of(unit).toList();
        Set<Long> read = new LinkedHashSet<>();
        for (String told : cell.split("[、，,;；\\n]+")) {
            if (!told.isBlank()) {
                one(offered, told.strip())
                        .ifPresentOrElse(
                                member -> read.add(member.id()),
                                () -> errors.add(FieldError.of(COLUMN, "sheet.noSigner", told.strip())));
            }
        }
        return read;
    }

    /** How a cell is written that names these. */
    String cell(String unit, Set<Long> named) {
        return members.ofUnit(unit).stream()
                .filter(member -> named.contains(member.id()))
                .map(SigningStaff::label)
                .collect(Collectors.joining("、"));
    }

    private static Optional<Member> one(List<Member> offered, String told) {
        List<Member> found = new ArrayList<>();
        for (Member member : offered) {
            if (told.equals(Long.toString(member.id())) || told.equals(label(member))) {
                return Optional.of(member);
            }
            if (told.equals(member.name())) {
                found.add(member);
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}

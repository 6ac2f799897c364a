package org.banshi.admin;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.people.Because;
import org.banshi.people.Member;
import org.banshi.people.Signers;
import org.banshi.people.Units;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says who signs a unit's replies before they leave it. It grants no role: whoever signs must be a handler already. */
@Controller
@RequestMapping(SignersController.HERE)
final class SignersController {
    static final String HERE = UnitsController.HERE + "/signers";

    private final Units units;
    private final Signers signers;
    private final SigningStaff staff;

    SignersController(Units units, Signers signers, SigningStaff staff) {
        this.units = units;
        this.signers = signers;
        this.staff = staff;
    }

    @GetMapping
    Answer show(Actor.Staff me, @RequestParam String code) {
        Permissions.require(me, Permission.UNITS_WRITE);
        return page(code, texts(signers.of(code)), "", FormErrors.NONE);
    }

    @PostMapping
    Answer change(
            Actor.Staff me,
            @RequestParam String code,
            @RequestParam(name = "signers", required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "") String why) {
        Permissions.require(me, Permission.UNITS_WRITE);
        List<String> wanted = chosen == null ? List.of() : chosen;
        try {
            signers.set(code, numbers(code, wanted), Because.of(me.id(), why));
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return page(code, wanted, why, FormErrors.of(problem));
        }
        return new SeeOther(UnitsController.HERE + "/unit?code=" + code, "admin.signers.saved");
    }

    /** Only those who are offered can be chosen. */
    private Set<Long> numbers(String code, Collection<String> chosen) {
        Set<Long> numbers = new HashSet<>();
        staff.of(code)
                .map(Member::id)
                .filter(id -> chosen.contains(Long.toString(id)))
                .forEach(numbers::add);
        if (numbers.size() < Set.copyOf(chosen).size()) {
            throw Problem.invalid("signers", "notAChoice");
        }
        return numbers;
    }

    private SignersPage page(String code, List<String> chosen, String why, FormErrors errors) {
        return new SignersPage(
                units.require(code),
                staff.of(code)
                        .map(member -> new Field.Option(Long.toString(member.id()), SigningStaff.label(member)))
                        .toList(),
                chosen,
                why,
                errors);
    }

    private static List<String> texts(Set<Long> ids) {
        return ids.stream().map(id -> Long.toString(id)).toList();
    }
}

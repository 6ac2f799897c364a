package org.banshi.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.hotline.Agreement;
import org.banshi.hotline.Hints;
import org.banshi.hotline.Learning;
import org.banshi.people.Members;
import org.banshi.text.Classifier;
import org.banshi.text.ModelUse;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How good the machine is: agreement with staff, the models, and going back to another one. */
@Controller
@RequestMapping(MachineController.HERE)
final class MachineController {
    static final String HERE = "/admin/machine";

    private final Classifier classifier;
    private final Agreement agreement;
    private final Learning learning;
    private final Hints hints;
    private final Members members;
    private final Audit audit;
    private final TransactionOperations transaction;

    MachineController(
            Classifier classifier,
            Agreement agreement,
            Learning learning,
            Hints hints,
            Members members,
            Audit audit,
            TransactionOperations transaction) {
        this.classifier = classifier;
        this.agreement = agreement;
        this.learning = learning;
        this.hints = hints;
        this.members = members;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping
    Answer show(Actor.Staff me) {
        Permissions.require(me, Permission.MACHINE_READ);
        return page(me, Map.of(), FormErrors.NONE);
    }

    @PostMapping
    Answer use(Actor.Staff me, @RequestParam Map<String, String> typed) {
        Permissions.require(me, Permission.TRAIN);
        List<FieldError> errors = new ArrayList<>();
        String model = UnitForm.stripped(typed.get("model"));
        String why = UnitForm.stripped(typed.get("why"));
        if (!model.matches("[0-9]{1,9}")) {
            errors.add(FieldError.of("model", "required"));
        }
        if (why.isEmpty()) {
            errors.add(FieldError.of("why", "required"));
        } else if (why.length() > 500) {
            errors.add(FieldError.of("why", "tooLong", 500));
        }
        if (errors.isEmpty()) {
            long number = Long.parseLong(model);
            try {
                transaction.executeWithoutResult(_ -> {
                    classifier.activate(number == 0 ? null : Long.valueOf(number), me.id(), why);
                    audit.record(me, "modelChosen", model, why);
                });
                return new SeeOther(HERE, "admin.machine.chosen");
            } catch (Problem gone) {
                errors.add(FieldError.of("model", "notAChoice"));
            }
        }
        return page(me, typed, new FormErrors(errors));
    }

    private MachinePage page(Actor.Staff me, Map<String, String> typed, FormErrors errors) {
        List<ModelUse> uses = classifier.uses();
        return new MachinePage(
                agreement.lately(),
                agreement.sent(),
                classifier.models(),
                classifier.starter(),
                uses,
                members.names(uses.stream()
                        .map(ModelUse::staff)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()),
                learning.isNightly(),
                hints.wrong(),
                typed,
                Permissions.has(me, Permission.TRAIN),
                errors);
    }
}

package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.access.Drafts;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.desk.MatterPages.Tried;
import org.banshi.matter.Matters;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a matter, and the same page with the form of one action open. */
@Controller
final class MatterController {
    private final MatterPages pages;
    private final Matters matters;
    private final Attention attention;
    private final Drafts drafts;
    private final Messages messages;

    MatterController(MatterPages pages, Matters matters, Attention attention, Drafts drafts, Messages messages) {
        this.pages = pages;
        this.matters = matters;
        this.attention = attention;
        this.drafts = drafts;
        this.messages = messages;
    }

    @GetMapping("/desk/matters/{number}")
    Page matter(@PathVariable String number, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        return pages.page(number, staff, Tried.NOTHING, Voice.of(messages, request));
    }

    @GetMapping("/desk/matters/{number}/actions/{action}")
    Page form(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam(defaultValue = "false") boolean draft,
            @RequestParam(required = false) @Nullable String unit,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Tried tried = draft
                ? drafts.find(staff, number, action)
                        .map(kept -> Tried.continuing(action, kept.words()))
                        .orElse(Tried.opening(action))
                : unit == null ? Tried.opening(action) : Tried.choosing(action, unit);
        MatterPage page = pages.page(number, staff, tried, Voice.of(messages, request));
        if (page.acting().deed() != null) {
            attention.touch(number, staff);
        }
        return page;
    }

    /** Somebody types into the form that lay open with the page, or goes on typing into one. */
    @PostMapping("/desk/matters/{number}/attention")
    ResponseEntity<Void> attention(@PathVariable String number, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        attention.touch(matters.view(number, staff).matter().number(), staff);
        return ResponseEntity.noContent().build();
    }
}

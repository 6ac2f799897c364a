package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.desk.MatterPages.Tried;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of a matter, and the same page with the form of one action open. */
@Controller
final class MatterController {
    private final MatterPages pages;
    private final Messages messages;

    MatterController(MatterPages pages, Messages messages) {
        this.pages = pages;
        this.messages = messages;
    }

    @GetMapping("/desk/matters/{number}")
    Page matter(@PathVariable String number, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        return pages.page(number, staff, Tried.NOTHING, Voice.of(messages, request));
    }

    @GetMapping("/desk/matters/{number}/actions/{action}")
    Page form(@PathVariable String number, @PathVariable String action, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        return pages.page(number, staff, Tried.opening(action), Voice.of(messages, request));
    }
}

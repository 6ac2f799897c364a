package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds matters by words, number and everything that sorts them. */
@Controller
final class MattersController {
    private final MatterLists lists;
    private final Messages messages;

    MattersController(MatterLists lists, Messages messages) {
        this.lists = lists;
        this.messages = messages;
    }

    @GetMapping("/desk/matters")
    Page matters(
            Filters filters,
            @RequestParam(required = false) @Nullable String after,
            Actor.Staff staff,
            HttpServletRequest request,
            HttpServletResponse response) {
        Permissions.require(staff, Permission.MATTERS_READ);
        LastList.remember(request, response);
        return lists.page(filters, after, staff, Voice.of(messages, request));
    }

    /** Back to the list looked at last, as it was. */
    @GetMapping("/desk/back")
    SeeOther back(HttpServletRequest request, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        return new SeeOther(LastList.of(request));
    }
}

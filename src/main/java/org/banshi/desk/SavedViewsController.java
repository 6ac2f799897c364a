package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps views of the list, puts them in order, throws them away. */
@Controller
final class SavedViewsController {
    private final SavedViews views;
    private final MatterLists lists;
    private final Messages messages;

    SavedViewsController(SavedViews views, MatterLists lists, Messages messages) {
        this.views = views;
        this.lists = lists;
        this.messages = messages;
    }

    @GetMapping("/desk/views")
    Page views(Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        return new ViewsPage(views.of(staff));
    }

    /** A refused name shows the list again, with the name as it was typed. */
    @PostMapping("/desk/views")
    Answer keep(
            Filters filters,
            @RequestParam(defaultValue = "") String name,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        try {
            views.keep(staff, name, filters);
            return new SeeOther(new SavedView(0, name, filters).path(), "desk.views.kept");
        } catch (Problem problem) {
            return lists.page(filters, null, staff, Voice.of(messages, request)).refused(name, FormErrors.of(problem));
        }
    }

    @PostMapping("/desk/views/{id}/delete")
    Answer delete(@PathVariable long id, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        views.delete(staff, id);
        return new SeeOther("/desk/views", "desk.views.deleted");
    }

    @PostMapping("/desk/views/{id}/earlier")
    Answer earlier(@PathVariable long id, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        views.earlier(staff, id);
        return new SeeOther("/desk/views");
    }
}

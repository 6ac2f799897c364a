package org.banshi.access;

import java.util.List;
import org.banshi.people.Member;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * An account for somebody of the staff.
 *
 * @param member for whom
 * @param chosen names of the roles in the form
 * @param link the one-time link just made, shown once
 * @param errors what is wrong in the form
 */
record MemberAccountPage(
        Member member, List<String> chosen, @Nullable String link, FormErrors errors) implements Page {
    List<Field> fields(Ui ui) {
        return List.of(AccountsPage.rolesField(ui, chosen));
    }
}

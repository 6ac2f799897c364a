package org.banshi.access;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * The roles of one account.
 *
 * @param account whose
 * @param chosen names of the roles in the form
 * @param errors what is wrong
 */
record AccountRolesPage(Account account, List<String> chosen, FormErrors errors) implements Page {
    List<Field> fields(Ui ui) {
        return List.of(AccountsPage.rolesField(ui, chosen));
    }
}

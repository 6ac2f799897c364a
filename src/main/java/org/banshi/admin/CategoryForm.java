package org.banshi.admin;

/**
 * What was typed about a category; what is missing is empty.
 *
 * @param code code, chosen once
 * @param name its own name
 * @param parent code of the category above, chosen once
 * @param active {@code true} while new matters may be given it
 * @param why the reason
 */
record CategoryForm(String code, String name, String parent, String active, String why) {
    static final CategoryForm NEW = new CategoryForm("", "", "", "true", "");

    CategoryForm {
        code = UnitForm.stripped(code);
        name = UnitForm.stripped(name);
        parent = UnitForm.stripped(parent);
        active = UnitForm.stripped(active);
        why = UnitForm.stripped(why);
    }
}

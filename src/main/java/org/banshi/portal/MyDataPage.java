package org.banshi.portal;

import java.util.List;
import org.banshi.matter.Residents;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * What is held of a person, and asking to have it erased.
 *
 * @param held matter by matter
 * @param asked whether that was asked before
 * @param errors what is wrong
 */
record MyDataPage(List<Residents.Held> held, boolean asked, FormErrors errors) implements Page {}

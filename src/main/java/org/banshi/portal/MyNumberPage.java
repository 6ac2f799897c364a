package org.banshi.portal;

import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/** Asks for the code that was texted to a new number. */
record MyNumberPage(FormErrors errors) implements Page {}

package org.banshi.portal;

import org.banshi.web.Page;

/** What one can do here, and whom to call in danger. */
record HomePage() implements Page {}

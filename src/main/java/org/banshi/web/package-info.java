/**
 * How the house looks and speaks: layout, pages, errors, languages, paging, formats. It knows no matter, no account and
 * no table; the rooms above give it page records and it shows them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar"})
package org.banshi.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * How well what residents ask for is done: rates that are defined as data, counted from the ledger, opened down to the
 * matters behind them, and frozen when they are published (M02, R-K01 to R-K07). It ranks units and never persons.
 */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "region",
            "text",
            "web",
            "rule",
            "people",
            "access",
            "knowledge",
            "matter",
            "outbox"
        })
@NullMarked
package org.banshi.rates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

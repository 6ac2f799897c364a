/**
 * The public door: raise, receipt, follow, verdict, what everybody may look at. It shows nobody's words or identity to
 * anybody but the one who proved to be the raiser, and changes nothing but through the ledger.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "region",
            "web",
            "people",
            "access",
            "files",
            "knowledge",
            "matter",
            "hotline",
            "proposal",
            "pattern"
        })
package org.banshi.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

package org.banshi.portal;

import java.time.Instant;
import java.util.List;
import org.banshi.matter.Proxies;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * Who may act for the person, and naming one more.
 *
 * @param grants those of today and before, the newest first
 * @param form what was filled in
 * @param now the moment
 * @param errors what is wrong
 */
record ProxiesPage(List<Proxies.Grant> grants, ProxyController.ProxyForm form, Instant now, FormErrors errors)
        implements Page {
    /** Those that hold. */
    List<Proxies.Grant> held() {
        return grants.stream().filter(grant -> grant.holds(now)).toList();
    }

    /** Those that are over. */
    List<Proxies.Grant> over() {
        return grants.stream().filter(grant -> !grant.holds(now)).limit(20).toList();
    }
}

package org.banshi.desk;

import java.time.Instant;
import java.util.List;
import org.banshi.matter.Proxies;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * Who may act in a matter on its raiser's word, and putting down one more.
 *
 * @param form what was filled in
 * @param grants those put down for the matter, the newest first
 * @param now the moment
 * @param errors what is wrong
 */
record ProxyPage(ProxyController.ProxyForm form, List<Proxies.Grant> grants, Instant now, FormErrors errors)
        implements Page {}

package org.banshi.portal;

import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * Asks for number and code.
 *
 * @param number as typed; the code is never put back
 * @param stopped whether too many wrong codes were tried
 * @param errors what is wrong
 */
record FollowPage(String number, boolean stopped, FormErrors errors) implements Page {
    @Override
    public int status() {
        return stopped ? 429 : errors.any() ? 422 : 200;
    }
}

package org.banshi.portal;

import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * Asks for the phone number to which a code goes.
 *
 * @param phone as typed
 * @param stopped whether too many codes were asked for
 * @param toFollow whether it is asked for in order to follow a matter of somebody else
 * @param errors what is wrong
 */
record MinePhonePage(String phone, boolean stopped, boolean toFollow, FormErrors errors) implements Page {
    @Override
    public int status() {
        return stopped ? 429 : errors.any() ? 422 : 200;
    }
}

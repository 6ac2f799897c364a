package org.banshi.outbox;

import java.util.Set;

/**
 * Recipients who are people at home, not at work: their text messages wait for the end of the city's quiet hours ({@code
 * banshi.outbox.quiet}), unless they asked for one just now. The room that keeps identities contributes it as a bean.
 *
 * @param prefixes how the recipients of such messages begin
 */
public record AtHome(Set<String> prefixes) {
    public AtHome {
        prefixes = Set.copyOf(prefixes);
    }
}

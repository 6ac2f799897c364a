package org.banshi.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who acts or reads. */
public sealed interface Actor {

    /**
     * Somebody with an account: a person of the staff, or a machine with a token.
     *
     * @param id the staff number, which the timeline keeps
     * @param name the person's name, never shown to residents
     * @param unit code of the unit the person works for, absent for none
     * @param roles what the person may do
     */
    record Staff(long id, String name, @Nullable String unit, Set<Role> roles) implements Actor {
        /** Whether the person holds the role. */
        public boolean has(Role role) {
            return roles.contains(role);
        }
    }

    /** Somebody from outside who may look behind one matter. */
    sealed interface Resident extends Actor permits Raiser, Proxy {
        /** The matter. */
        String number();
    }

    /**
     * The raiser of one matter, proven by its code or by the phone number it was raised with. What a phone opens is asked
     * of the matter at each act and each look.
     *
     * @param number the matter
     * @param phoneKey keyed hash of the number that was proved, in hexadecimal digits; absent where the code was given
     */
    record Raiser(String number, @Nullable String phoneKey) implements Resident {
        /** The raiser by the code of the receipt. */
        public Raiser(String number) {
            this(number, null);
        }
    }

    /**
     * Somebody who acts for the raiser of one matter. Whether that still holds is asked of the grant at each act and each
     * look.
     *
     * @param number the matter
     * @param grant the grant under which it is done
     */
    record Proxy(String number, long grant) implements Resident {}

    /** Anybody, unproven: may raise and look at what is public. */
    record Anyone() implements Actor {}

    /** The house itself: clocks that run out, imports, cascades. */
    record House() implements Actor {}
}

package org.banshi.matter;

/**
 * Somebody who proved to hold a phone number by a code that was texted to it. Neither part tells the number.
 *
 * @param key keyed hash of the number, in hexadecimal digits
 * @param sealed the number, sealed, to tell its holder something later
 */
public record ProvenPhone(String key, String sealed) {
    static String place(String key) {
        return "proven-phone/" + key;
    }
}

package org.banshi.promised;

import java.util.Map;

/**
 * A promise whose words are to be masked.
 *
 * @param nr its number on the list
 * @param number its number on the ledger
 * @param words what the ledger says, by part
 * @param print fingerprint of that
 * @param told what is public of it now, by part; empty for nothing
 */
record Promise(int nr, long matter, String number, Map<String, String> words, String print, Map<String, String> told) {}

package org.banshi.text;

/**
 * An example to learn from.
 *
 * @param text what somebody wrote
 * @param label what it is about, in any words
 */
public record Labelled(String text, String label) {}

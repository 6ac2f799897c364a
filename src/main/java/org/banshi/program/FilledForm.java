package org.banshi.program;

import java.time.Instant;
import java.util.Map;

/**
 * One of the three forms of a hard problem, as it was filled in once.
 *
 * @param form need, process or result
 * @param version counts the fillings of this form, from 1
 * @param at when
 * @param staff by whom
 * @param body the fields
 */
public record FilledForm(String form, int version, Instant at, long staff, Map<String, Object> body) {}

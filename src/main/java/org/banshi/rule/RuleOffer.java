package org.banshi.rule;

import java.util.Optional;
import java.util.function.Function;
import org.banshi.web.Language;

/**
 * Something ready-made that an administrator may add to a rule. A room contributes it as a bean. It holds nothing by itself: what it
 * gives is what the form of the next version begins with.
 *
 * @param rule the rule
 * @param code short name, in addresses
 * @param name what it is called
 * @param says what it would mean, in words
 * @param onto what holds with it; absent where what holds has it already
 * @param <T> the rule's record
 */
public record RuleOffer<T>(
        RuleKey<T> rule,
        String code,
        Function<Language, String> name,
        Function<Language, String> says,
        Function<T, Optional<T>> onto) {}

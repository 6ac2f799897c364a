package org.banshi.rule;

/**
 * One rule that an administrator may set. A room contributes it as a bean and asks {@link Rules} with it.
 *
 * @param name stable, unique, by room and matter, such as {@code hotline.limits}
 * @param type the record that a value is; its compact constructor refuses what cannot be
 * @param preset what holds before anybody publishes: version 0
 * @param <T> the record
 */
public record RuleKey<T>(String name, Class<T> type, T preset) {

    public RuleKey {
        if (!name.matches("[a-z][a-zA-Z0-9.-]*")) {
            throw new IllegalArgumentException("not a name for a rule: " + name);
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException("the value of rule " + name + " has to be a record: " + type);
        }
    }
}

package org.banshi.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How far promised work goes, step by step, as the table of courses tells it. */
final class Script {
    private final Map<String, List<Step>> paths = new HashMap<>();

    /**
     * A step of a path.
     *
     * @param daysAgo so many days before the city's moment
     * @param doer login name, or what somebody is to the line: lead, co, group, site, raiser
     * @param action name of the action, or {@link Event#RAISE}
     * @param form its fields, with columns of the line in braces
     */
    record Step(int daysAgo, String doer, String action, Map<String, String> form) {}

    private Script() {}

    static Script read() {
        Script script = new Script();
        for (Sheet.Line line : Sheet.read("courses")) {
            script.paths
                    .computeIfAbsent(line.at("kind") + " " + line.at("path"), _ -> new ArrayList<>())
                    .add(new Step(
                            Integer.parseInt(line.at("daysAgo")),
                            line.at("doer"),
                            line.at("action"),
                            form(line.at("form"))));
        }
        return script;
    }

    private static Map<String, String> form(String cell) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : cell.split("\\|")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                form.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return form;
    }

    List<Step> steps(String kind, String path) {
        return Objects.requireNonNull(paths.get(kind + " " + path), kind + " " + path);
    }
}

package org.banshi.matter;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which version matters stand at, for those who look at them already and wait for a change. It tells nothing else. */
@Service
public final class Versions {
    private final JdbcClient db;

    Versions(JdbcClient db) {
        this.db = db;
    }

    /** By number; those that are gone are left out. The caller has checked who may know of them. */
    public Map<String, Integer> of(Collection<String> numbers) {
        return db
                .sql("select number, version from matter_matter where number = any (:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("number"), row.getInt("version")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

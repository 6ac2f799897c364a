package org.banshi.matter;

import java.util.Collection;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the database which types the kinds keep apart, before anything is raised. What it once knew it keeps. */
@Component
final class ShieldedTypes implements InitializingBean {
    private final Kinds kinds;
    private final JdbcClient db;

    ShieldedTypes(Kinds kinds, JdbcClient db) {
        this.kinds = kinds;
        this.db = db;
    }

    @Override
    public void afterPropertiesSet() {
        Collection<Kind> all = kinds.all();
        for (Kind kind : all) {
            for (String type : kind.types()) {
                if (kind.isShielded(type, false)) {
                    db.sql("insert into matter_shielded_type (kind, type) values (?, ?) on conflict do nothing")
                            .params(kind.name(), type)
                            .update();
                }
            }
        }
    }
}

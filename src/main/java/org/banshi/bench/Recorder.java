package org.banshi.bench;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.StatementType;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Writes down which SQL the server sends for a request, so that the same can be sent without the server. */
@Component
@Profile("bench")
final class Recorder implements BeanPostProcessor, QueryExecutionListener {
    private volatile @Nullable List<Sent> recording;

    /**
     * One statement as it was sent.
     *
     * @param sql its text
     * @param values how its values were set
     * @param inTransaction whether it waits for a commit
     */
    record Sent(String sql, List<Value> values, boolean inTransaction) {}

    /**
     * One value of a statement.
     *
     * @param setter the method that set it
     * @param arguments what it was called with
     */
    record Value(Method setter, Object[] arguments) {}

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource real ? new Listened(real) : bean;
    }

    /** Stands before the pool, and out of the way unless something is being written down. */
    private final class Listened extends DelegatingDataSource {
        private final DataSource heard;

        Listened(DataSource real) {
            super(real);
            heard = ProxyDataSourceBuilder.create(real).listener(Recorder.this).build();
        }

        @Override
        public Connection getConnection() throws SQLException {
            return recording == null ? super.getConnection() : heard.getConnection();
        }
    }

    /** Starts a new recording. */
    void start() {
        recording = new ArrayList<>();
    }

    /** What was sent since the start. */
    List<Sent> stop() {
        List<Sent> recorded = recording == null ? List.of() : List.copyOf(recording);
        recording = null;
        return recorded;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        List<Sent> into = recording;
        // The house's own ticks run beside; only what requests cause is recorded.
        boolean ofRequest = Thread.currentThread().getName().startsWith("tomcat-handler");
        if (into == null || !ofRequest || execution.getStatementType() != StatementType.PREPARED) {
            return;
        }
        for (QueryInfo query : queries) {
            List<Value> values = new ArrayList<>();
            for (ParameterSetOperation set : query.getParametersList().getFirst()) {
                values.add(new Value(set.getMethod(), set.getArgs()));
            }
            into.add(new Sent(query.getQuery(), values, !isAutoCommit(execution)));
        }
    }

    private static boolean isAutoCommit(ExecutionInfo execution) {
        try {
            return execution.getStatement().getConnection().getAutoCommit();
        } catch (SQLException e) {
            throw new IllegalStateException("the connection is gone", e);
        }
    }
}

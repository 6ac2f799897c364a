package org.banshi.cli;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and how to enter it.
 *
 * @param url the JDBC address, without name and password
 * @param user the role the server works with
 * @param password its password
 * @param ownerUser the role that owns the tables and runs the migrations
 * @param ownerPassword its password
 */
record DatabaseAddress(String url, String user, String password, String ownerUser, String ownerPassword) {

    /**
     * Reads the address of one's own PostgreSQL from {@code BANSHI_DATABASE_URL}, {@code _USER}, {@code _PASSWORD},
     * {@code _OWNER_USER}, {@code _OWNER_PASSWORD}. The address is {@code jdbc:postgresql://…} or {@code postgres://…};
     * name and password may stand in it. Without an owner the server's role runs the migrations too.
     *
     * @return null if the environment names no database
     */
    static @Nullable DatabaseAddress fromEnvironment(Map<String, String> environment) {
        String given = environment.getOrDefault("BANSHI_DATABASE_URL", "").strip();
        if (given.isEmpty()) {
            return null;
        }
        URI uri = parse(given);
        Map<String, String> query = query(uri.getRawQuery());
        String[] info = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        String user = first(
                environment.get("BANSHI_DATABASE_USER"),
                info.length > 0 ? decode(info[0]) : null,
                query.remove("user"));
        String password = first(
                environment.get("BANSHI_DATABASE_PASSWORD"),
                info.length > 1 ? decode(info[1]) : null,
                query.remove("password"));
        if (user == null) {
            throw new Refusal("BANSHI_DATABASE_URL is set without a user: set BANSHI_DATABASE_USER (and _PASSWORD)");
        }
        String owner = first(environment.get("BANSHI_DATABASE_OWNER_USER"));
        String ownerPassword = first(environment.get("BANSHI_DATABASE_OWNER_PASSWORD"));
        String plain = password == null ? "" : password;
        return new DatabaseAddress(
                jdbc(uri, query),
                user,
                plain,
                owner == null ? user : owner,
                owner == null ? plain : ownerPassword == null ? "" : ownerPassword);
    }

    /** The settings by which Spring and Flyway find the database. */
    Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", user,
                "spring.datasource.password", password,
                "spring.flyway.url", url,
                "spring.flyway.user", ownerUser,
                "spring.flyway.password", ownerPassword);
    }

    /** A connection of the role that owns the tables. */
    Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url, ownerUser, ownerPassword);
    }

    /** Without the passwords, so that none reaches a log. */
    @Override
    public String toString() {
        return url + " as " + user;
    }

    private static URI parse(String given) {
        String plain = given.startsWith("jdbc:") ? given.substring("jdbc:".length()) : given;
        if (!plain.startsWith("postgres://") && !plain.startsWith("postgresql://")) {
            throw new Refusal("BANSHI_DATABASE_URL must begin with jdbc:postgresql:// or postgres://"
                    + " (Banshi works with PostgreSQL only)");
        }
        try {
            URI uri = URI.create(plain);
            if (uri.getRawAuthority() == null || uri.getRawPath().length() < 2) {
                throw new Refusal("BANSHI_DATABASE_URL must name a host and a database: postgres://host:5432/banshi");
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw new Refusal("BANSHI_DATABASE_URL cannot be read as an address: postgres://host:5432/banshi", e);
        }
    }

    private static String jdbc(URI uri, Map<String, String> query) {
        String hosts = uri.getRawAuthority().substring(uri.getRawAuthority().lastIndexOf('@') + 1);
        StringBuilder url =
                new StringBuilder("jdbc:postgresql://").append(hosts).append(uri.getRawPath());
        char separator = '?';
        for (Map.Entry<String, String> entry : query.entrySet()) {
            url.append(separator).append(entry.getKey()).append('=').append(entry.getValue());
            separator = '&';
        }
        return url.toString();
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String part : raw.split("&")) {
                String[] pair = part.split("=", 2);
                query.put(pair[0], pair.length > 1 ? pair[1] : "");
            }
        }
        for (String name : new String[] {"user", "password"}) {
            query.computeIfPresent(name, (_, value) -> decode(value));
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static @Nullable String first(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }
}

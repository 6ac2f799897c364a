package org.banshi.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The model that comes along, for a city that has not trained its own. Beside it stands where it comes from: data, their
 * hash, the command that makes it, and its figures. The command is {@code ./banshi bench text --out DIR}.
 */
final class Starter {
    static final String MODEL = "starter.model";
    static final String ORIGIN = "starter.json";

    private Starter() {}

    /** Read when it is first asked for. */
    private static final class Loaded {
        static final LinearModel MODEL = read();

        private static LinearModel read() {
            try (InputStream file = file(Starter.MODEL)) {
                return ModelFile.read(file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static LinearModel model() {
        return Loaded.MODEL;
    }

    static JsonNode origin() {
        try (InputStream file = file(ORIGIN)) {
            return JsonMapper.shared().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream file(String name) {
        return Objects.requireNonNull(Starter.class.getResourceAsStream("/text/" + name), name);
    }
}

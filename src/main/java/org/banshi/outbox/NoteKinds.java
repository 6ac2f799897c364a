package org.banshi.outbox;

import java.util.Map;

/**
 * What the notes of a room are about; a room contributes it as a bean. What nobody names is {@link NoteKind#WORK}.
 *
 * @param byTemplate by the key of the text
 */
public record NoteKinds(Map<String, NoteKind> byTemplate) {
    public NoteKinds {
        byTemplate = Map.copyOf(byTemplate);
    }
}

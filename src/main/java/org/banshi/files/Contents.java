package org.banshi.files;

import java.io.InputStream;

/** Where bytes lie, under a name that tells their digest; the same name always means the same bytes. */
sealed interface Contents permits Folder, Bucket {

    /** Stores the bytes whole or not at all; does nothing if they are there. */
    void put(String name, byte[] bytes);

    /** The bytes; the caller closes the stream. */
    InputStream open(String name);

    /** Whether there are bytes of this name. */
    boolean has(String name);

    /** Removes the bytes; does nothing if there are none. */
    void delete(String name);
}

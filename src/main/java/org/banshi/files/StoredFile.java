package org.banshi.files;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A stored file.
 *
 * @param id not to be guessed
 * @param name its name as given, cleaned, with the ending that its content asks for
 * @param kind what it is for a reader
 * @param type media type, found by content
 * @param size bytes, as stored
 * @param width pixels across, for images
 * @param height pixels down, for images
 * @param subject number of the matter it belongs to, absent until it is attached
 * @param createdAt when it came
 */
public record StoredFile(
        UUID id,
        String name,
        Kind kind,
        String type,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String subject,
        Instant createdAt) {

    /** What a file is for a reader; only images have thumbnails. */
    public enum Kind {
        IMAGE,
        DOCUMENT,
        AUDIO,
        VIDEO
    }

    /** Whether there is a thumbnail. */
    public boolean hasThumbnail() {
        return kind == Kind.IMAGE;
    }

    /**
     * The headers to serve it with: nothing is sniffed, nothing in it may run, documents are saved and not shown.
     */
    public HttpHeaders headers() {
        HttpHeaders headers = safeHeaders();
        headers.setContentType(MediaType.parseMediaType(type));
        headers.setContentLength(size);
        headers.setContentDisposition(
                (kind == Kind.DOCUMENT ? ContentDisposition.attachment() : ContentDisposition.inline())
                        .filename(name, StandardCharsets.UTF_8)
                        .build());
        return headers;
    }

    /** The headers to serve its thumbnail with. */
    public HttpHeaders thumbnailHeaders() {
        HttpHeaders headers = safeHeaders();
        headers.setContentType(MediaType.IMAGE_JPEG);
        headers.setContentDisposition(ContentDisposition.inline().build());
        return headers;
    }

    private static HttpHeaders safeHeaders() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
        headers.setCacheControl(CacheControl.noStore().cachePrivate());
        return headers;
    }
}

package org.banshi.backup;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Streams that take the SHA-256 of what passes and count its lines; a row of COPY is a line. */
final class Digests {
    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static long lines(byte[] bytes, int from, int length) {
        long lines = 0;
        for (int i = from; i < from + length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** On the way out. Closing it leaves the stream beneath open. */
    static final class Out extends FilterOutputStream {
        private final MessageDigest digest = sha256();
        private final LongConsumer heard;

        Out(OutputStream out, LongConsumer heard) {
            super(out);
            this.heard = heard;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            digest.update(bytes, from, length);
            heard.accept(lines(bytes, from, length));
        }

        @Override
        public void close() throws IOException {
            flush();
        }

        String sha256Hex() {
            return hex(digest);
        }
    }

    /** On the way in. */
    static final class In extends FilterInputStream {
        private final MessageDigest digest = sha256();
        private final LongConsumer heard;

        In(InputStream in, LongConsumer heard) {
            super(in);
            this.heard = heard;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = in.read(bytes, from, length);
            if (count > 0) {
                digest.update(bytes, from, count);
                heard.accept(lines(bytes, from, count));
            }
            return count;
        }

        String sha256Hex() {
            return hex(digest);
        }
    }
}

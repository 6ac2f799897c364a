package org.banshi.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the one thing that is wanted of a JPEG's EXIF data: how the camera was held. */
final class Exif {
    private static final int UPRIGHT = 1;

    private Exif() {}

    /** 1 to 8 as EXIF counts; 1 when nothing is said or nothing can be read. */
    static int orientation(byte[] jpeg) {
        try {
            ByteBuffer in = ByteBuffer.wrap(jpeg);
            in.position(2);
            while (in.remaining() > 4 && (in.get() & 0xff) == 0xff) {
                int marker = in.get() & 0xff;
                int length = in.getShort() & 0xffff;
                if (marker == 0xda) {
                    return UPRIGHT;
                }
                ByteBuffer segment = in.slice(in.position(), length - 2);
                if (marker == 0xe1 && length > 16 && segment.getInt() == 0x45786966) {
                    return orientation(segment.slice(6, segment.limit() - 6));
                }
                in.position(in.position() + length - 2);
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException | IllegalArgumentException | java.nio.BufferUnderflowException broken) {
            return UPRIGHT;
        }
    }

    private static int orientation(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) == 0x0112) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}

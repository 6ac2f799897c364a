package org.banshi.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.banshi.web.Problem;

/**
 * Paints an image anew, upright and in plain colours: what was hidden in the file (place, camera, comments, bytes after
 * the end) is not copied. JPEG stays JPEG; PNG and GIF become PNG, of an animation its first picture.
 */
final class Images {
    /** More pixels than any telephone's camera takes; a bomb is known by its header, before a pixel is unpacked. */
    static final long MOST_PIXELS = 64_000_000;

    /** What is kept of the longer side. */
    static final int MOST_SIDE = 4096;

    static final int THUMBNAIL_SIDE = 320;

    /** Large pictures take memory: a few at a time. */
    private static final Semaphore TURNS = new Semaphore(2);

    private Images() {}

    /** A cleaned image. */
    record Picture(byte[] bytes, String type, String ending, int width, int height, byte[] thumbnail) {}

    static Picture clean(byte[] given, String type) {
        TURNS.acquireUninterruptibly();
        try {
            boolean jpeg = type.equals("image/jpeg");
            BufferedImage upright = upright(read(given), jpeg ? Exif.orientation(given) : 1, !jpeg);
            BufferedImage image = shrink(upright, MOST_SIDE);
            byte[] thumbnail = jpeg(onWhite(shrink(upright, THUMBNAIL_SIDE)), 0.8f);
            byte[] bytes = jpeg ? jpeg(image, 0.9f) : png(image);
            return new Picture(
                    bytes,
                    jpeg ? "image/jpeg" : "image/png",
                    jpeg ? "jpg" : "png",
                    image.getWidth(),
                    image.getHeight(),
                    thumbnail);
        } catch (IOException | RuntimeException e) {
            // The readers of the JDK throw all sorts of things at broken input.
            throw e instanceof Problem problem ? problem : Problem.invalid("files", "files.broken");
        } finally {
            TURNS.release();
        }
    }

    private static BufferedImage read(byte[] given) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(given))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw Problem.invalid("files", "files.broken");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width < 1 || height < 1 || width * height > MOST_PIXELS) {
                    throw Problem.invalid("files", "files.too_many_pixels", MOST_PIXELS / 1_000_000);
                }
                ImageReadParam param = reader.getDefaultReadParam();
                int step = (int) Math.max(1, Math.max(width, height) / MOST_SIDE);
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Turns and mirrors as EXIF's orientation 1 to 8 asks, into plain RGB. */
    private static BufferedImage upright(BufferedImage image, int orientation, boolean alpha) {
        int w = image.getWidth();
        int h = image.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
        boolean lies = orientation >= 5 && orientation <= 8;
        boolean clear = alpha && image.getColorModel().hasAlpha();
        BufferedImage plain = new BufferedImage(
                lies ? h : w, lies ? w : h, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = plain.createGraphics();
        brush.drawImage(image, turn, null);
        brush.dispose();
        return plain;
    }

    private static BufferedImage shrink(BufferedImage image, int side) {
        BufferedImage now = image;
        // Halving step by step keeps fine lines that one large step would lose.
        while (Math.max(now.getWidth(), now.getHeight()) > 2 * side) {
            now = scaled(now, now.getWidth() / 2, now.getHeight() / 2);
        }
        int longer = Math.max(now.getWidth(), now.getHeight());
        return longer <= side ? now : scaled(now, now.getWidth() * side / longer, now.getHeight() * side / longer);
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage small = new BufferedImage(Math.max(1, width), Math.max(1, height), image.getType());
        Graphics2D brush = small.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(image, 0, 0, small.getWidth(), small.getHeight(), null);
        brush.dispose();
        return small;
    }

    private static BufferedImage onWhite(BufferedImage image) {
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = plain.createGraphics();
        brush.drawImage(image, 0, 0, Color.WHITE, null);
        brush.dispose();
        return plain;
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(to);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}

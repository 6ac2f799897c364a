package org.banshi.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A model as bytes: compressed, its weights rounded to half precision, which no figure notices. */
final class ModelFile {
    private static final int FORMAT = 2;

    private ModelFile() {}

    static float rounded(float weight) {
        return Float.float16ToFloat(Float.floatToFloat16(weight));
    }

    static byte[] write(LinearModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out =
                new DataOutputStream(new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION)))) {
            out.writeInt(FORMAT);
            out.writeDouble(model.sharpness());
            out.writeInt(model.labels().size());
            for (String label : model.labels()) {
                out.writeUTF(label);
            }
            model.list().write(out);
            for (Vocabulary sort : model.sorts()) {
                sort.write(out);
            }
            for (float weight : model.weights()) {
                out.writeShort(Float.floatToFloat16(weight));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static LinearModel read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)), 1 << 16))) {
            int format = in.readInt();
            if (format != FORMAT) {
                throw new IllegalStateException("a model of format " + format + " cannot be read, only " + FORMAT);
            }
            double sharpness = in.readDouble();
            List<String> labels = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                labels.add(in.readUTF());
            }
            WordList list = WordList.read(in);
            List<Vocabulary> sorts = new ArrayList<>();
            int features = 1;
            for (int sort = 0; sort < Pieces.SORTS; sort++) {
                sorts.add(Vocabulary.read(in));
                features += sorts.getLast().size();
            }
            float[] weights = new float[features * labels.size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = Float.float16ToFloat(in.readShort());
            }
            return LinearModel.of(list, List.copyOf(sorts), List.copyOf(labels), weights, sharpness);
        } catch (IOException e) {
            throw new UncheckedIOException("the stored model is damaged", e);
        }
    }
}

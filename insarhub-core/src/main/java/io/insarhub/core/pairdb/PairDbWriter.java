package io.insarhub.core.pairdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.core.json.AtomicFile;
import io.insarhub.core.json.PythonFloat;
import io.insarhub.core.json.PythonJson;
import io.insarhub.core.json.TemporaryFiles;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes a pair database without holding it: scores stay in memory, 50 bytes a pair; factors go to a temporary file
 * beside the target as they come. {@link #complete} puts the whole together and in the target's place, in one atomic
 * move; closing without it leaves the target as it was. Pairs may be added in any order, and by several threads; in the
 * file they stand in the order of the scenes.
 */
public final class PairDbWriter implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int TEXT_BYTES = 1 << 12;
    private static final double LARGEST_WHOLE = 1L << 53;

    private final Path target;
    private final Map<String, Object> header;
    private final List<String> scenes;
    private final PairKeys keys = new PairKeys();
    private final FactorSpool spool;
    private double[] scores = new double[1024];
    private final BitSet whole = new BitSet();
    private final BitSet turned = new BitSet();
    private long[] factorsAt = new long[1024];
    private int[] factorsLength = new int[1024];
    private boolean closed;

    private PairDbWriter(Path target, Map<String, Object> header, Collection<String> scenes) throws IOException {
        this.target = target;
        this.header = header;
        this.scenes = List.copyOf(scenes);
        this.scenes.forEach(keys::addScene);
        this.spool = new FactorSpool(TemporaryFiles.beside(target));
    }

    /**
     * Starts a database.
     *
     * @param header members to write besides scores and factors: {@code _built_at}, and fields of others that are to be
     *     kept; what the writer knows itself (version, numbers, names, {@code _complete}) it sets itself
     * @param sceneNames the scenes; written sorted
     * @throws BadFileException if no file can be made in the target's folder
     */
    public static PairDbWriter create(Path target, Map<String, ?> header, Collection<String> sceneNames) {
        try {
            return new PairDbWriter(target, new LinkedHashMap<>(header), new TreeSet<>(sceneNames));
        } catch (IOException e) {
            throw notWritten(target, e);
        }
    }

    /**
     * Adds a pair.
     *
     * @param score as it is to stand in the file: a whole number as such, others as Python writes them
     * @throws BadOptionException if a scene is unknown, the pair was added before, or the score is not finite
     * @throws BadFileException if the disk is full or fails
     */
    public void add(String reference, String secondary, Number score, Map<String, ?> factors) {
        byte[] text = text(factors, 2);
        add(reference, secondary, score, text, text.length);
    }

    /**
     * Adds a pair whose factors are a text already: for writers who make hundreds of thousands of them.
     *
     * @param score as it is to stand in the file: a whole number as such, others as Python writes them
     * @param factors a JSON object in UTF-8, indented as it will stand in the file, two levels deep; taken as it is
     * @param length how many bytes of it belong to the object
     * @throws BadOptionException if a scene is unknown, the pair was added before, or the score is not finite
     * @throws BadFileException if the disk is full or fails
     */
    public void add(String reference, String secondary, Number score, byte[] factors, int length) {
        double value = score.doubleValue();
        boolean isWhole = !(score instanceof Double || score instanceof Float || score instanceof BigDecimal);
        if (!Double.isFinite(value) || (isWhole && Math.abs(value) > LARGEST_WHOLE)) {
            throw new BadOptionException("score", "must be a finite number, but is " + score);
        }
        synchronized (this) {
            checkOpen();
            int pair = addKey(reference, secondary);
            scores[pair] = value;
            whole.set(pair, isWhole);
            factorsLength[pair] = length;
            try {
                factorsAt[pair] = spool.add(factors, length);
            } catch (IOException e) {
                // what was put away before may be incomplete: no database can come of it any more
                close();
                throw notWritten(target, e);
            }
        }
    }

    /** How many pairs have been added. */
    public synchronized int size() {
        return keys.size();
    }

    /**
     * Writes the database and puts it in the target's place.
     *
     * @throws BadFileException if it cannot be written; the target is as it was
     */
    public synchronized void complete() {
        checkOpen();
        try {
            AtomicFile.write(target, this::writeDocument);
        } finally {
            close();
        }
    }

    /** Removes the temporary file. The target changes by {@link #complete} alone. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            spool.close();
        } catch (IOException e) {
            throw notWritten(target, e);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the writer of " + target + " has been closed");
        }
    }

    private int addKey(String reference, String secondary) {
        int one = scene(reference);
        int other = scene(secondary);
        int pair = one == other ? PairKeys.NONE : keys.add(one, other);
        if (pair < 0) {
            throw new BadOptionException(
                    "pair",
                    reference + "," + secondary
                            + (pair == PairKeys.TWICE ? " was added before" : " has the same scene twice"));
        }
        turned.set(pair, one > other);
        if (pair == scores.length) {
            int more = pair + (pair >> 1);
            scores = Arrays.copyOf(scores, more);
            factorsAt = Arrays.copyOf(factorsAt, more);
            factorsLength = Arrays.copyOf(factorsLength, more);
        }
        return pair;
    }

    private int scene(String name) {
        int scene = keys.scene(name);
        if (scene < 0) {
            throw new BadOptionException(
                    "pair", "has the scene " + name + ", which is not among the database's scenes");
        }
        return scene;
    }

    private void writeDocument(OutputStream unbuffered) throws IOException {
        BufferedOutputStream out = new BufferedOutputStream(unbuffered, BUFFER_BYTES);
        String before = "{";
        for (Map.Entry<String, Object> member : headerMembers().entrySet()) {
            ascii(out, before + "\n  ");
            PythonJson.nested(member.getKey(), out, 1);
            ascii(out, ": ");
            PythonJson.nested(member.getValue(), out, 1);
            before = ",";
        }
        byte[][] names = new byte[scenes.size()][];
        for (int i = 0; i < names.length; i++) {
            byte[] quoted = text(scenes.get(i), 0);
            names[i] = Arrays.copyOfRange(quoted, 1, quoted.length - 1);
        }
        ascii(out, ",\n  \"scores\": ");
        writeByPair(out, names, pair -> ascii(out, number(pair)));
        ascii(out, ",\n  \"factors\": ");
        writeByPair(out, names, pair -> spool.copy(factorsAt[pair], factorsLength[pair], out));
        ascii(out, "\n}");
        out.flush();
    }

    private Map<String, Object> headerMembers() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(PairDbHeader.SCHEMA_VERSION, PairQualityDb.SCHEMA_VERSION);
        if (header.containsKey(PairDbHeader.BUILT_AT)) {
            members.put(PairDbHeader.BUILT_AT, header.get(PairDbHeader.BUILT_AT));
        }
        members.put(PairDbHeader.N_SCENES, scenes.size());
        members.put(PairDbHeader.N_PAIRS, keys.size());
        members.put(PairDbHeader.COMPLETE, true);
        members.put(PairDbHeader.SCENE_NAMES, scenes);
        header.forEach(members::putIfAbsent);
        members.keySet().removeAll(List.of("scores", "factors"));
        return members;
    }

    private void writeByPair(OutputStream out, byte[][] names, PairText text) throws IOException {
        boolean first = true;
        for (int i = 0; i < names.length; i++) {
            for (int j = i + 1; j < names.length; j++) {
                int pair = keys.find(i, j);
                if (pair >= 0) {
                    ascii(out, first ? "{\n    \"" : ",\n    \"");
                    out.write(names[turned.get(pair) ? j : i]);
                    out.write(':');
                    out.write(names[turned.get(pair) ? i : j]);
                    ascii(out, "\": ");
                    text.write(pair);
                    first = false;
                }
            }
        }
        ascii(out, first ? "{}" : "\n  }");
    }

    private String number(int pair) {
        return whole.get(pair) ? Long.toString((long) scores[pair]) : PythonFloat.toString(scores[pair]);
    }

    private static BadFileException notWritten(Path target, IOException e) {
        return new BadFileException(
                target,
                null,
                "cannot be written, because the temporary file beside it cannot: " + e.getMessage(),
                "The old content, if any, is untouched; make room, or ask for the right to write there, then run again",
                e);
    }

    private static byte[] text(Object value, int depth) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(TEXT_BYTES);
        try {
            PythonJson.nested(value, out, depth);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void ascii(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
    }

    /** Writes what stands after a pair's key. */
    @FunctionalInterface
    private interface PairText {
        void write(int pair) throws IOException;
    }
}

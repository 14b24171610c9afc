package io.insarhub.core.json;

import io.insarhub.api.json.LazyJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that stays in its file. A look-up reads and builds the one member; going over all members builds one
 * after the other; writing it unchanged copies its bytes. Large objects inside are again of this kind. Immutable, and
 * safe for use by many threads.
 *
 * <p>Cost: the object is scanned once, when first asked for anything; then 36 bytes of memory a member and two reads a
 * look-up. Every method may throw {@link io.insarhub.api.BadFileException} if the file is not well formed or has been
 * changed in place.
 */
public final class IndexedObject extends AbstractMap<String, Object> implements RawJson, LazyJson {

    private final IndexedFile file;
    private final long from;
    private final long to;
    private final int depth;
    private final int eagerBytes;
    private volatile @Nullable MemberIndex index;

    private IndexedObject(
            IndexedFile file, long from, long to, int depth, int eagerBytes, @Nullable MemberIndex index) {
        this.file = file;
        this.from = from;
        this.to = to;
        this.depth = depth;
        this.eagerBytes = eagerBytes;
        this.index = index;
    }

    /**
     * The object that starts at an offset, scanned now.
     *
     * @param outerDepth how many objects are open around it
     */
    public static IndexedObject scan(IndexedFile file, long from, int outerDepth) {
        IndexScanner scanner = new IndexScanner(file, from, file.size(), outerDepth);
        return of(file, MemberIndex.scan(file, scanner, Set.of()), outerDepth, IndexedJson.EAGER_BYTES);
    }

    static IndexedObject of(IndexedFile file, MemberIndex index, int outerDepth, int eagerBytes) {
        return new IndexedObject(file, index.start(), index.end(), outerDepth, eagerBytes, index);
    }

    @Override
    public int size() {
        return index().size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String k && find(index(), k) >= 0;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        if (!(key instanceof String k)) {
            return null;
        }
        MemberIndex members = index();
        int member = find(members, k);
        return member < 0 ? null : value(members, member);
    }

    @Override
    public Set<String> keySet() {
        return new Members<>() {
            @Override
            String at(MemberIndex members, int member) {
                return members.key(file, member);
            }

            @Override
            public boolean contains(@Nullable Object key) {
                return containsKey(key);
            }
        };
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new Members<>() {
            @Override
            @SuppressWarnings("NullAway") // null is a JSON value
            Map.Entry<String, Object> at(MemberIndex members, int member) {
                long start = members.keyAt(member);
                long end = members.valueEnd(member);
                if (end - start > eagerBytes) {
                    return new SimpleImmutableEntry<>(members.key(file, member), value(members, member));
                }
                byte[] both = file.read(start, end);
                int valueFrom = (int) (members.valueAt(member) - start);
                return new SimpleImmutableEntry<>(
                        members.key(file, member, both),
                        file.parse(both, valueFrom, both.length - valueFrom, start + valueFrom));
            }
        };
    }

    @Override
    public void copyTo(OutputStream out) throws IOException {
        file.copy(from, to, out);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof IndexedObject that && that.file == file && that.from == from)
                || super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    /** Says what it is; the content may be hundreds of megabytes. */
    @Override
    public String toString() {
        return "IndexedObject[" + (to - from) + " bytes in " + file.path() + "]";
    }

    private MemberIndex index() {
        MemberIndex known = index;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            known = index;
            if (known == null) {
                known = MemberIndex.scan(file, new IndexScanner(file, from, to, depth), Set.of());
                index = known;
            }
            return known;
        }
    }

    private int find(MemberIndex members, String key) {
        long hash = IndexKeys.hash(key);
        int member;
        for (int slot = members.slot(hash); (member = members.member(slot)) >= 0; slot = members.nextSlot(slot)) {
            if (members.hash(member) == hash && members.key(file, member).equals(key)) {
                return member;
            }
        }
        return -1;
    }

    private @Nullable Object value(MemberIndex members, int member) {
        long start = members.valueAt(member);
        long end = members.valueEnd(member);
        if (end - start > eagerBytes) {
            MemberIndex inner = members.inner(member);
            if (inner != null || file.read(start, start + 1)[0] == '{') {
                return new IndexedObject(file, start, end, depth + 1, eagerBytes, inner);
            }
        }
        return file.parse(start, end);
    }

    /** The members in the order of the file, each made when it is reached. */
    private abstract class Members<T> extends AbstractSet<T> {

        abstract T at(MemberIndex members, int member);

        @Override
        public int size() {
            return index().size();
        }

        @Override
        public Iterator<T> iterator() {
            MemberIndex members = index();
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < members.size();
                }

                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return at(members, next++);
                }
            };
        }
    }
}

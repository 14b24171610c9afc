package io.insarhub.hyp3.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything stands in a file: superblock (version 2), root group, dataset headers, texts of the attributes, and
 * then the datasets, contiguous, in their order. The same content gives the same bytes.
 */
final class Hdf5Layout {

    private static final int SUPERBLOCK = 48;
    private static final int PAGE = 4096;

    private final List<Hdf5Dataset> datasets;
    private final Map<String, Long> positions = new LinkedHashMap<>();
    private final byte[] head;
    private final long length;

    Hdf5Layout(List<Hdf5Dataset> datasets, Map<String, String> attributes) {
        this.datasets = datasets;
        // sizes do not depend on addresses, so a first pass with addresses of zero measures
        Parts measured = new Parts(attributes, 0, new long[datasets.size()], new long[datasets.size()]);
        long[] headers = new long[datasets.size()];
        long at = SUPERBLOCK;
        at += measured.root.size();
        for (int i = 0; i < headers.length; i++) {
            headers[i] = at;
            at += measured.headers.get(i).size();
        }
        long heapAt = roundedUp(at, 8);
        at = heapAt + measured.heap.size();
        long[] data = new long[datasets.size()];
        for (int i = 0; i < data.length; i++) {
            at = roundedUp(at, PAGE);
            data[i] = at;
            positions.put(datasets.get(i).name(), at);
            at += datasets.get(i).bytes();
        }
        length = at;
        Parts parts = new Parts(attributes, heapAt, headers, data);
        Bytes bytes = superblock(length).put(parts.root.toArray());
        parts.headers.forEach(header -> bytes.put(header.toArray()));
        bytes.zeros((int) (heapAt - bytes.size())).put(parts.heap.toArray());
        head = bytes.toArray();
    }

    /** Header by header, with given addresses. */
    private final class Parts {

        private final TextHeap heap = new TextHeap();
        private final ObjectHeader root = ObjectHeader.group();
        private final List<ObjectHeader> headers = new ArrayList<>();

        Parts(Map<String, String> attributes, long heapAt, long[] headerAt, long[] dataAt) {
            for (int i = 0; i < datasets.size(); i++) {
                root.link(datasets.get(i).name(), headerAt[i]);
            }
            attach(root, attributes, heapAt);
            for (int i = 0; i < datasets.size(); i++) {
                ObjectHeader header = ObjectHeader.dataset(datasets.get(i), dataAt[i]);
                attach(header, datasets.get(i).attributes(), heapAt);
                headers.add(header);
            }
        }

        private void attach(ObjectHeader header, Map<String, String> attributes, long heapAt) {
            if (!attributes.isEmpty()) {
                header.attributesFollow();
            }
            attributes.forEach((name, value) -> {
                byte[] text = TextHeap.utf8(value);
                if (text.length == 0) {
                    header.attribute(name, 0, 0, 0);
                } else {
                    header.attribute(name, text.length, heapAt, heap.add(text));
                }
            });
        }
    }

    private static Bytes superblock(long length) {
        Bytes block = new Bytes()
                .u1(0x89)
                .put("HDF\r\n\032\n".getBytes(StandardCharsets.US_ASCII))
                .u1(2)
                .u1(8)
                .u1(8)
                .u1(0)
                .u8(0)
                .u8(Bytes.UNDEFINED)
                .u8(length)
                .u8(SUPERBLOCK);
        return block.u4(Lookup3.of(block.toArray()));
    }

    private static long roundedUp(long value, int multiple) {
        return (value + multiple - 1) / multiple * multiple;
    }

    /** All bytes before the first dataset's elements. */
    byte[] head() {
        return head;
    }

    /** Length of the whole file. */
    long length() {
        return length;
    }

    /** Where the elements of a dataset begin. */
    long position(Hdf5Dataset dataset) {
        Long position = positions.get(dataset.name());
        if (position == null) {
            throw new IllegalArgumentException("no dataset " + dataset.name() + " was declared");
        }
        return position;
    }
}

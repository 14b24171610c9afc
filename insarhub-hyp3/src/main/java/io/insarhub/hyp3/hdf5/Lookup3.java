package io.insarhub.hyp3.hdf5;

/** The checksum of HDF5's metadata: {@code hashlittle} of Bob Jenkins' lookup3 (2006, public domain), started at zero. */
final class Lookup3 {

    private int a;
    private int b;
    private int c;

    private Lookup3(int length) {
        a = 0xdeadbeef + length;
        b = a;
        c = a;
    }

    static int of(byte[] key) {
        Lookup3 hash = new Lookup3(key.length);
        int at = 0;
        for (; key.length - at > 12; at += 12) {
            hash.add(key, at);
            hash.mix();
        }
        if (at < key.length) {
            hash.add(key, at);
            hash.end();
        }
        return hash.c;
    }

    private void add(byte[] key, int at) {
        a += word(key, at);
        b += word(key, at + 4);
        c += word(key, at + 8);
    }

    /** Four bytes; those beyond the end are zero. */
    private static int word(byte[] key, int at) {
        int word = 0;
        for (int i = 0; i < 4 && at + i < key.length; i++) {
            word |= (key[at + i] & 0xff) << (8 * i);
        }
        return word;
    }

    private void mix() {
        a = (a - c) ^ Integer.rotateLeft(c, 4);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 6);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 8);
        b += a;
        a = (a - c) ^ Integer.rotateLeft(c, 16);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 19);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 4);
        b += a;
    }

    private void end() {
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        c = (c ^ b) - Integer.rotateLeft(b, 24);
    }
}

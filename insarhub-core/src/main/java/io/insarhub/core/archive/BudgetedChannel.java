package io.insarhub.core.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.ZipException;

/**
 * Reads a file, at first no more of it than a budget allows: the table of contents of an archive is held in memory by who
 * reads it, whatever its length. For one thread.
 */
final class BudgetedChannel implements SeekableByteChannel {

    private final FileChannel file;
    private long budgetBytes;

    BudgetedChannel(FileChannel file, long budgetBytes) {
        this.file = file;
        this.budgetBytes = budgetBytes;
    }

    /** From here on everything may be read. */
    void lift() {
        budgetBytes = Long.MAX_VALUE;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (target.remaining() > budgetBytes) {
            throw new ZipException("its table of contents is far longer than that of the most entries allowed");
        }
        int count = file.read(target);
        if (budgetBytes != Long.MAX_VALUE) {
            budgetBytes -= Math.max(count, 0);
        }
        return count;
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        if (newPosition < 0) {
            throw new ZipException("it points to a place before its start");
        }
        file.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }
}

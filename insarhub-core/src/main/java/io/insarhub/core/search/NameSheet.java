package io.insarhub.core.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Reads the rows of the first sheet of an XLSX workbook. */
final class NameSheet {

    /** What the parts of a workbook may be together, unpacked: the reader keeps their texts in memory. */
    private static final long LARGEST_UNPACKED_BYTES = 64L << 20;

    private NameSheet() {}

    static List<String> read(Path file) throws IOException {
        checkUnpacked(file);
        NameTable table = new NameTable();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> {
                table.add(cells(row));
                NameFile.checkLength(file, table);
            });
        } catch (io.insarhub.api.BadFileException e) {
            throw e;
        } catch (RuntimeException e) {
            // whatever the reader meets in a broken workbook
            throw NameFile.bad(file, "is no XLSX workbook that can be read: " + e.getMessage(), e);
        }
        return table.names();
    }

    /** An archive can hold a thousand times its own size; it is counted before anything is kept. */
    private static void checkUnpacked(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                try (InputStream in = zip.getInputStream(entries.nextElement())) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        bytes += read;
                        if (bytes > LARGEST_UNPACKED_BYTES) {
                            throw NameFile.bad(file, "unpacks to more than 64 MB, too much for a list", null);
                        }
                    }
                }
            }
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
            cells.add(cell == null || cell.getType() == CellType.EMPTY ? "" : cell.getText());
        }
        return cells;
    }
}

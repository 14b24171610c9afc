package io.insarhub.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GranuleNamesTest {

    private static final String A = "S1A_IW_SLC__1SSV_20150603T141906_20150603T141935_006210_0081A6_AF4C";
    private static final String B = "S1A_IW_SLC__1SSV_20160528T141908_20160528T141938_011460_011746_335C";
    private static final String C = "S1B_IW_SLC__1SDV_20200103T005900_20200103T005927_030000_036000_BB3B";

    @TempDir
    Path temp;

    @Test
    void a_list_loses_endings_and_repeats_and_keeps_its_order() {
        assertThat(GranuleNames.of(List.of(C + ".zip", A + ".SAFE", B + ".SAFE.zip", A, C + ".ZIP")))
                .containsExactly(C, A, B);
    }

    @Test
    void a_text_is_one_name_or_several_with_commas_between() {
        assertThat(GranuleNames.of(A)).containsExactly(A);
        assertThat(GranuleNames.of(" " + A + ".zip , " + B + ",,")).containsExactly(A, B);
        assertThat(GranuleNames.of(null)).isEmpty();
    }

    @Test
    void a_scene_that_lies_in_the_working_folder_is_no_list_of_names() throws IOException {
        Path scene = Files.writeString(Path.of(A + ".zip"), "a scene");
        Path unpacked = Files.createDirectory(Path.of(B));
        try {
            assertThat(GranuleNames.of(A + ".zip")).containsExactly(A);
            assertThat(GranuleNames.of(B)).containsExactly(B);
        } finally {
            Files.delete(scene);
            Files.delete(unpacked);
        }
        assertThatThrownBy(() -> GranuleNames.of(".zip"))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("granule_names");
    }

    @Test
    void a_text_file_has_a_name_a_line_and_comments() throws IOException {
        Path file =
                write("names.txt", "# my scenes\n\n" + C + ".zip\r\n  " + A + "  # the first\n#" + B + "\n" + C + "\n");

        assertThat(GranuleNames.of(file.toString())).containsExactly(C, A);
    }

    @Test
    void what_a_file_is_called_does_not_count() throws IOException {
        assertThat(GranuleNames.of(write("names", A + "\n" + B).toString())).containsExactly(A, B);
        assertThat(GranuleNames.of(write("names.csv", A).toString())).containsExactly(A);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void a_csv_with_a_header_gives_the_column_of_names(String comma) throws IOException {
        String text = "\uFEFF\"Platform\",\"Granule Name\",\"Name of the \"\"site\"\"\"\n\"S1A\",\"" + A
                + "\",\"Big Island, HI\"\n\"S1B\",\"" + C + "\",\"x\"\n";

        assertThat(GranuleNames.of(write("export.csv", text.replace("\",\"", "\"" + comma + "\""))
                        .toString()))
                .containsExactly(A, C);
    }

    @Test
    void a_csv_without_a_header_gives_the_column_where_a_name_is_or_all_of_them() throws IOException {
        assertThat(GranuleNames.of(
                        write("a.csv", "1," + A + ",x\n2," + B + ",y\n").toString()))
                .containsExactly(A, B);
        assertThat(GranuleNames.of(write("b.csv", A + "," + B + "\n" + C + "\n").toString()))
                .containsExactly(A, B, C);
    }

    @Test
    void a_workbook_gives_the_column_of_names_of_its_first_sheet() throws IOException {
        Path file =
                workbook("names.xlsx", sheet(List.of("No", "scene_name"), List.of("1", A + ".zip"), List.of("2", B)));

        assertThat(GranuleNames.of(file.toString())).containsExactly(A, B);
    }

    @Test
    void a_workbook_without_a_header_is_read_too() throws IOException {
        Path file = workbook("names.xlsx", sheet(List.of(A), List.of("# not this"), List.of(""), List.of(C)));

        assertThat(GranuleNames.of(file.toString())).containsExactly(A, C);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path missing = temp.resolve("gone.csv");

        assertThatThrownBy(() -> GranuleNames.of(missing.toString()))
                .isInstanceOf(BadFileException.class)
                .hasMessage(missing + ": does not exist. Check granule_names");
        assertThatThrownBy(() -> GranuleNames.of(temp.toString())).hasMessageContaining("is a folder");
    }

    @Test
    void a_file_without_a_name_is_refused() throws IOException {
        Path file = write("empty.txt", "# nothing\n\n");

        assertThatThrownBy(() -> GranuleNames.of(file.toString()))
                .isInstanceOf(BadOptionException.class)
                .hasMessageStartingWith("granule_names: has no name in it");
    }

    @Test
    void bytes_that_are_no_text_are_refused() throws IOException {
        Path binary = temp.resolve("binary.txt");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0xc3});
        Path zeros = temp.resolve("zeros.txt");
        Files.write(zeros, new byte[500]);
        Path unended = write("quote.csv", "\"" + A + "\n" + B);

        assertThatThrownBy(() -> GranuleNames.of(binary.toString()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("is not UTF-8 text");
        assertThatThrownBy(() -> GranuleNames.of(zeros.toString()))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("no name of a scene");
        assertThatThrownBy(() -> GranuleNames.of(unended.toString())).isInstanceOf(BadFileException.class);
    }

    @Test
    void a_truncated_workbook_is_refused_wherever_it_ends() throws IOException {
        byte[] whole = Files.readAllBytes(workbook("whole.xlsx", sheet(List.of(A), List.of(B))));
        Path cut = temp.resolve("cut.xlsx");
        for (int length = 4; length < whole.length; length += 37) {
            Files.write(cut, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> GranuleNames.of(cut.toString()))
                    .as("%d bytes", length)
                    .isInstanceOf(BadFileException.class)
                    .hasMessageStartingWith(cut + ": ");
        }
    }

    @Test
    void a_workbook_of_nonsense_is_refused() throws IOException {
        for (String sheet : List.of("", "<worksheet><sheetData><row", "no xml", "<html/>&xxe;")) {
            Path file = workbook("nonsense.xlsx", sheet);

            assertThatThrownBy(() -> GranuleNames.of(file.toString()))
                    .as(sheet)
                    .isInstanceOfAny(BadFileException.class, BadOptionException.class);
        }
    }

    @Test
    void a_workbook_that_calls_for_other_files_or_grows_is_refused_or_empty() throws IOException {
        Path secret = write("secret.txt", "S1A_SECRET");
        String external = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + sheet(List.of("&x;"));
        String laughs = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b"
                + " \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>" + sheet(List.of("&c;"));

        for (String hostile : List.of(external, laughs)) {
            Path file = workbook("hostile.xlsx", hostile);
            assertThatThrownBy(() -> GranuleNames.of(file.toString()))
                    .isInstanceOfAny(BadFileException.class, BadOptionException.class);
        }
    }

    @Test
    void a_workbook_that_unpacks_without_end_is_refused_before_it_is_read() throws IOException {
        Path file = temp.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i < 70; i++) {
                zip.write(blanks);
            }
        }

        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertThatThrownBy(() -> GranuleNames.of(file.toString())).hasMessageContaining("unpacks to more than 64 MB");
    }

    @Test
    void a_list_that_is_some_other_file_is_refused() throws IOException {
        Path file = temp.resolve("huge.txt");
        try (OutputStream out = Files.newOutputStream(file)) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (int i = 0; i < 100_001; i++) {
                lines.writeBytes(("S1A_" + i + "\n").getBytes(StandardCharsets.UTF_8));
            }
            lines.writeTo(out);
        }

        assertThatThrownBy(() -> GranuleNames.of(file.toString()))
                .hasMessage("granule_names: has 100001 names; search for at most 100000 at a time");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(temp.resolve(name), text);
    }

    /** The smallest workbook that spreadsheets write: texts stand in the cells. */
    private Path workbook(String name, String sheet) throws IOException {
        Path file = temp.resolve(name);
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String packaged = "http://schemas.openxmlformats.org/package/2006/";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + packaged
                            + "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
                            + "vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\""
                            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                            + "</Types>");
            entry(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"" + packaged + "relationships\"><Relationship Id=\"rId1\" Type=\""
                            + relations + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            entry(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations
                            + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            entry(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"" + packaged + "relationships\"><Relationship Id=\"rId1\" Type=\""
                            + relations + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            entry(zip, "xl/worksheets/sheet1.xml", sheet);
        }
        return file;
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @SafeVarargs
    private static String sheet(List<String>... rows) {
        StringBuilder sheet = new StringBuilder(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int row = 0; row < rows.length; row++) {
            sheet.append("<row r=\"").append(row + 1).append("\">");
            for (int column = 0; column < rows[row].size(); column++) {
                sheet.append("<c r=\"").append((char) ('A' + column)).append(row + 1);
                sheet.append("\" t=\"inlineStr\"><is><t>")
                        .append(rows[row].get(column))
                        .append("</t></is></c>");
            }
            sheet.append("</row>");
        }
        return sheet.append("</sheetData></worksheet>").toString();
    }
}

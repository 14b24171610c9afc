package io.insarhub.hyp3.standin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** What jobs have made: a zip for each, always the same for the same job, and the layers in it. */
final class Products {

    private static final byte[] COMMENT = "made by the stand-in".getBytes(StandardCharsets.UTF_8);
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2024, 5, 1, 12, 0);

    private final ProductMaker maker;
    private final Map<String, byte[]> zips = new ConcurrentHashMap<>();

    Products(ProductMaker maker) {
        this.maker = maker;
    }

    /** HyP3's name of a job's product. */
    static String name(StandInJob job) {
        List<String> scenes = scenes(job.parameters);
        String reference = scenes.get(0).substring(17, 32);
        String secondary = scenes.get(1).substring(17, 32);
        boolean single = "10x2".equals(job.parameters.get("looks"));
        return String.format(
                Locale.ROOT,
                "S1%s%s_%s_%s_%s%s%03d_INT%d_G_%s_%s",
                scenes.get(0).substring(2, 3),
                scenes.get(1).substring(2, 3),
                reference,
                secondary,
                scenes.get(0).startsWith("H", 15) ? "HH" : "VV",
                "P",
                ChronoUnit.DAYS.between(date(reference), date(secondary)),
                single ? 40 : 80,
                Boolean.TRUE.equals(job.parameters.get("apply_water_mask")) ? "weF" : "ueF",
                job.id.substring(0, 4).toUpperCase(Locale.ROOT));
    }

    /** The zip of a job's product. */
    byte[] zip(StandInJob job) {
        return zips.computeIfAbsent(job.id, id -> make(job));
    }

    /** A file of a job: the zip, or one that is in it; null if there is no such file. */
    byte @Nullable [] file(StandInJob job, String name) {
        if (name.equals(job.fileName())) {
            return zip(job);
        }
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip(job)))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith("/" + name)) {
                    return entries.readAllBytes();
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long zipBytes(StandInJob job) {
        Path zipFile = job.zip;
        if (zipFile == null) {
            byte @Nullable [] made = zips.get(job.id);
            Map<String, Integer> lengths = made == null ? maker.lengths(name(job), job.parameters) : Map.of();
            return lengths.isEmpty() ? zip(job).length : bytesOf(name(job), lengths);
        }
        try {
            return Files.size(zipFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The two scenes of a job; those of bursts have no names of their own here. */
    static List<String> scenes(Map<String, Object> parameters) {
        List<String> names = new ArrayList<>();
        for (String key : List.of("granules", "reference", "secondary")) {
            if (parameters.get(key) instanceof List<?> list) {
                list.forEach(name -> names.add(String.valueOf(name)));
            }
        }
        boolean whole = names.size() == 2 && names.stream().allMatch(name -> name.length() == 67);
        String standIn = "S1A_IW_SLC__1SDV_20200104T032559_20200104T032627_030639_0382D5_35A9";
        return whole ? names : List.of(standIn, standIn);
    }

    private byte[] make(StandInJob job) {
        String name = name(job);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment(new String(COMMENT, StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file :
                    maker.files(name, job.parameters).entrySet()) {
                zip.putNextEntry(stored(entryName(name, file.getKey()), file.getValue()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Not packed, since rasters are packed in themselves; so the length of the whole follows from those of its files. */
    private static ZipEntry stored(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(WRITTEN);
        return entry;
    }

    /** The length of a zip of stored files (APPNOTE.TXT, 4.3): two headers for each, and the end of the table. */
    private static long bytesOf(String product, Map<String, Integer> lengths) {
        long bytes = 22L + COMMENT.length;
        for (Map.Entry<String, Integer> file : lengths.entrySet()) {
            bytes += 30L + 46 + 2L * entryName(product, file.getKey()).length() + file.getValue();
        }
        return bytes;
    }

    private static String entryName(String product, String ending) {
        return product + "/" + product + ending;
    }

    private static LocalDate date(String time) {
        return LocalDate.parse(time.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
    }
}

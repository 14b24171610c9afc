package io.insarhub.core.json;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.file.FolderFile;
import io.insarhub.api.file.Hyp3Jobs;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.PairQuality;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.api.file.ProcessorCache;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.StackFile;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Between documents and the types that show them. */
final class FileTypes {

    private static final Map<Class<?>, Function<Map<String, Object>, ?>> READERS = Map.of(
            Map.class, Function.identity(),
            InsarhubConfig.class, InsarhubConfig::of,
            StackFile.class, StackFile::of,
            PairQuality.class, PairQuality::of,
            Hyp3Jobs.class, Hyp3Jobs::of,
            ProcessorCache.class, ProcessorCache::of,
            QualityCache.class, QualityCache::of,
            PairQualityDb.class, PairQualityDb::of);

    /** Members that grow to hundreds of megabytes, of the types that have such. */
    private static final Map<Class<?>, Set<String>> LARGE_MEMBERS =
            Map.of(QualityCache.class, Set.of("s1_coherence"), PairQualityDb.class, Set.of("factors"));

    private FileTypes() {}

    /** Members of a type that are better left in a large file than built in memory; empty for most types. */
    static Set<String> largeMembers(Class<?> type) {
        return LARGE_MEMBERS.getOrDefault(type, Set.of());
    }

    static <T> T read(Class<T> type, Map<String, Object> document) {
        return type.cast(reader(type).apply(document));
    }

    @SuppressWarnings("unchecked") // PythonJson refuses keys that are not strings
    static Map<String, Object> document(Object value) {
        if (value instanceof FolderFile file) {
            return file.toMap();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw unknown(value.getClass());
    }

    /** Throws if the type is not one of those that can be read. */
    static void check(Class<?> type) {
        reader(type);
    }

    private static Function<Map<String, Object>, ?> reader(Class<?> type) {
        Function<Map<String, Object>, ?> reader = READERS.get(type);
        if (reader == null) {
            throw unknown(type);
        }
        return reader;
    }

    private static BadOptionException unknown(Class<?> type) {
        String known =
                READERS.keySet().stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(", "));
        return new BadOptionException("type", type.getName() + " is not the type of a JSON file; those are " + known);
    }
}

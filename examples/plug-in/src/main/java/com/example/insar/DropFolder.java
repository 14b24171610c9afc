package com.example.insar;

import io.insarhub.api.BadFileException;
import io.insarhub.api.spi.Processor;
import io.insarhub.api.spi.ProcessorProvider;
import io.insarhub.api.spi.StageResult;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A processor that fetches interferograms from where another program drops them: the option {@code from}. */
public final class DropFolder implements ProcessorProvider {
    @Override
    public String name() {
        return "Drop_Folder";
    }

    @Override
    public Processor create(Map<String, ?> options) {
        Path from = Path.of(String.valueOf(options.get("from")));
        return Processor.of(options, context -> {
            List<Path> products = new ArrayList<>();
            try (DirectoryStream<Path> zips = Files.newDirectoryStream(from, "*.zip")) {
                for (Path zip : zips) {
                    context.cancellation().throwIfCancelled(name());
                    Path part = Files.copy(
                            zip, context.workdir().resolve("drop.part"), StandardCopyOption.REPLACE_EXISTING);
                    products.add(Files.move(part, context.workdir().resolve(zip.getFileName())));
                }
            } catch (IOException e) {
                throw new BadFileException(from, null, "cannot be copied: " + e, "Is the disk full?", e);
            }
            return new StageResult(products.size() + " products", products, List.of());
        });
    }
}

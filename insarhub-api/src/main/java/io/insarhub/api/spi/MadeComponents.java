package io.insarhub.api.spi;

import java.util.Map;
import java.util.function.Function;

/** Components that are made of their options and a function. */
final class MadeComponents {

    private MadeComponents() {}

    record MadeDownloader(Map<String, Object> options, Function<StageContext, StageResult> stage)
            implements Downloader {
        @Override
        public StageResult run(StageContext context) {
            return stage.apply(context);
        }
    }

    record MadeProcessor(Map<String, Object> options, Function<StageContext, StageResult> stage) implements Processor {
        @Override
        public StageResult run(StageContext context) {
            return stage.apply(context);
        }
    }

    record MadeAnalyzer(Map<String, Object> options, Function<StageContext, StageResult> stage) implements Analyzer {
        @Override
        public StageResult run(StageContext context) {
            return stage.apply(context);
        }
    }
}

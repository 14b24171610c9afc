package io.insarhub.core.plot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.junit.jupiter.api.condition.EnabledIf;

/** Skips tests that draw where there is nothing to draw letters with, and says so. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "io.insarhub.core.plot.Fonts#available", disabledReason = NeedsFonts.REASON)
@AddLifecycleHook(NeedsFonts.Properties.class)
public @interface NeedsFonts {

    /** What the report says. */
    String REASON = "skipped, no fonts: what draws is tested where fontconfig and a font are installed";

    /** The same for jqwik's properties, which know nothing of JUnit's conditions. */
    final class Properties implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return Fonts.available() ? SkipResult.doNotSkip() : SkipResult.skip(REASON);
        }
    }
}

package io.insarhub.examples.architecture.broken.api;

import io.insarhub.examples.architecture.broken.core.Facade;
import org.assertj.core.api.Assertions;

/** An api that knows a module above it, and a library. */
public final class NeedsTooMuch {

    /** Both at once. */
    public static void check(Facade facade) {
        Assertions.assertThat(facade).isNotNull();
    }

    private NeedsTooMuch() {}
}

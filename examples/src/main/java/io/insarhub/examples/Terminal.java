package io.insarhub.examples;

import java.io.Console;
import java.util.Optional;

/** Whether somebody looks on. */
final class Terminal {

    private Terminal() {}

    /** True if what is printed goes to a terminal. */
    static boolean isThere() {
        return Optional.ofNullable(System.console()).map(Terminal::isOne).orElse(false);
    }

    /** From Java 22 on there may be a console without a terminal; before, there is none then. */
    private static boolean isOne(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}

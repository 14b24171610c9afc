package io.insarhub.core.markup;

/** Text within XML and HTML. */
public final class Markup {

    private Markup() {}

    /** Text as it stands in an element, or in an attribute between double quotes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The text that was escaped: XML's five names, and the number that HTML has for the apostrophe. */
    public static String unescaped(String markup) {
        if (markup.indexOf('&') < 0) {
            return markup;
        }
        // the ampersand last, since what follows one may look like an escape
        return markup.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}

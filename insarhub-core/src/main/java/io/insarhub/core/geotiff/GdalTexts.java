package io.insarhub.core.geotiff;

import io.insarhub.api.BadFileException;
import io.insarhub.core.markup.Markup;
import java.io.StringReader;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * GDAL's private metadata tag (42112), read. The XML may define and include nothing: a document type is refused, so that
 * it can neither grow nor reach out.
 */
final class GdalTexts {

    private static final int MOST_NAMES = 1_000_000;

    private final Map<String, String> fileTags = new LinkedHashMap<>();
    private final Map<Integer, Map<String, String>> bandTags = new HashMap<>();
    private final Map<Integer, String> descriptions = new HashMap<>();

    /** Reads a document; an empty one says nothing. */
    static GdalTexts read(String xml, Fetcher fetcher) {
        GdalTexts texts = new GdalTexts();
        if (xml.isBlank()) {
            return texts;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml.strip()));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw unreadable(fetcher, "it defines entities", null);
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Item")) {
                    texts.item(reader, fetcher);
                }
            }
        } catch (XMLStreamException e) {
            throw unreadable(fetcher, String.valueOf(e.getMessage()), e);
        }
        return texts;
    }

    Map<String, String> fileTags() {
        return Collections.unmodifiableMap(fileTags);
    }

    /** Tags of a band, from 1. */
    Map<String, String> bandTags(int band) {
        return Collections.unmodifiableMap(bandTags.getOrDefault(band, Map.of()));
    }

    /** Name of a band, from 1; empty for none. */
    String description(int band) {
        return descriptions.getOrDefault(band, "");
    }

    private void item(XMLStreamReader reader, Fetcher fetcher) throws XMLStreamException {
        String name = attribute(reader, "name");
        String role = attribute(reader, "role");
        String sample = attribute(reader, "sample");
        boolean isPlain = attribute(reader, "domain").isEmpty();
        // GDAL escapes values twice, the parser undoes it once
        String value = Markup.unescaped(reader.getElementText());
        if (!isPlain || name.isEmpty()) {
            return;
        }
        if (sample.isEmpty()) {
            fileTags.put(name, value);
            return;
        }
        if (!sample.matches("[0-9]{1,6}") || bandTags.size() > MOST_NAMES) {
            throw unreadable(fetcher, "\"" + sample + "\" is no band", null);
        }
        int band = Integer.parseInt(sample) + 1;
        if (role.equals("description")) {
            descriptions.put(band, value);
        } else {
            bandTags.computeIfAbsent(band, key -> new LinkedHashMap<>()).put(name, value);
        }
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static BadFileException unreadable(Fetcher fetcher, String why, @Nullable Exception cause) {
        BadFileException e = fetcher.damaged("tag 42112", "GDAL's metadata cannot be read: " + why);
        if (cause != null) {
            e.addSuppressed(cause);
        }
        return e;
    }
}

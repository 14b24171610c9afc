package io.insarhub.core.orbit;

import io.insarhub.api.Cancellation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads an orbit file to its end: is it whole, and is its content what its name says? */
public final class OrbitCheck {

    private static final long MOST_BYTES = 64L << 20;

    private long stateVectors;
    private long promisedVectors = -1;
    private boolean validityStart;
    private boolean validityStop;

    private OrbitCheck() {}

    /**
     * Says what is wrong with a file; empty if nothing is: the XML is closed, it has as many state vectors as it says, and
     * the validity is that of its name.
     *
     * @throws IOException if it cannot be read
     */
    public static Optional<String> problem(Path path, OrbitFile named, Cancellation cancellation) throws IOException {
        if (Files.size(path) > MOST_BYTES) {
            return Optional.of("is longer than " + MOST_BYTES + " bytes, which no orbit file is");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            return Optional.ofNullable(new OrbitCheck().read(in, named, cancellation));
        } catch (XMLStreamException e) {
            return Optional.of("is cut off or no XML (line " + e.getLocation().getLineNumber() + ")");
        }
    }

    private @Nullable String read(InputStream in, OrbitFile named, Cancellation cancellation)
            throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        boolean root = true;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                if (root && !xml.getLocalName().equals("Earth_Explorer_File")) {
                    return "is no orbit file, but XML of another kind (" + xml.getLocalName() + ")";
                }
                root = false;
                take(xml, named, cancellation);
            }
        }
        if (!validityStart || !validityStop) {
            return "has another validity than its name";
        }
        if (stateVectors == 0 || (promisedVectors >= 0 && promisedVectors != stateVectors)) {
            return "has " + stateVectors + " state vectors"
                    + (promisedVectors >= 0 ? " and says that they are " + promisedVectors : "");
        }
        return null;
    }

    private void take(XMLStreamReader xml, OrbitFile named, Cancellation cancellation) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "OSV" -> {
                cancellation.throwIfCancelled("Checking an orbit file");
                stateVectors++;
            }
            case "List_of_OSVs" -> {
                String count = xml.getAttributeValue(null, "count");
                promisedVectors = count == null || !count.matches("\\d{1,9}") ? -1 : Long.parseLong(count);
            }
            case "Validity_Start" -> validityStart = isTime(xml.getElementText(), named.start());
            case "Validity_Stop" -> validityStop = isTime(xml.getElementText(), named.stop());
            default -> {
                // nothing that tells whether the file is whole
            }
        }
    }

    private static boolean isTime(String text, Instant expected) {
        try {
            return LocalDateTime.parse(text.strip().replaceFirst("^UTC=", ""))
                    .toInstant(ZoneOffset.UTC)
                    .equals(expected);
        } catch (DateTimeException e) {
            return false;
        }
    }
}

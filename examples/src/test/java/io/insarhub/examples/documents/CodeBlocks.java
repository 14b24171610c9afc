package io.insarhub.examples.documents;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The blocks of Java in a document, each as a class with a method {@code run}. */
public final class CodeBlocks {

    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final String IMPORTS = Stream.of(
                    "io.insarhub.api.*",
                    "io.insarhub.api.file.*",
                    "io.insarhub.api.json.*",
                    "io.insarhub.api.spi.*",
                    "io.insarhub.core.*",
                    "io.insarhub.core.aoi.*",
                    "io.insarhub.core.auth.*",
                    "io.insarhub.export.*",
                    "io.insarhub.hyp3.*",
                    "io.insarhub.hyp3.job.*",
                    "io.insarhub.quality.*",
                    "java.nio.file.*",
                    "java.util.*")
            .map(name -> "import " + name + ";\n")
            .reduce("", String::concat);

    private final List<String> blocks;

    private CodeBlocks(List<String> blocks) {
        this.blocks = blocks;
    }

    /** Those of a document. */
    public static CodeBlocks of(Path document) throws IOException {
        Matcher found = JAVA.matcher(Files.readString(document));
        List<String> blocks = new ArrayList<>();
        while (found.find()) {
            blocks.add(found.group(1));
        }
        return new CodeBlocks(blocks);
    }

    /** How many. */
    public int size() {
        return blocks.size();
    }

    /** Compiles them to {@code Block0}, {@code Block1} and so on; returns what the compiler has against them. */
    public String compile(Path classes) {
        List<JavaFileObject> units = new ArrayList<>();
        for (String block : blocks) {
            String name = "Block" + units.size();
            units.add(unit(
                    name,
                    IMPORTS + "public class " + name + " { public static void run() throws Exception {\n" + block
                            + "} }"));
        }
        if (units.isEmpty()) {
            return "";
        }
        StringWriter messages = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(messages, null, null, List.of("-proc:none", "-d", classes.toString()), null, units)
                .call();
        return compiled ? "" : "does not compile: " + messages;
    }

    private static JavaFileObject unit(String name, String code) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }
}

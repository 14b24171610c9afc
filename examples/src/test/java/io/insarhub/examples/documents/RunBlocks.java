package io.insarhub.examples.documents;

import java.lang.reflect.InvocationTargetException;

/** Runs the classes {@code Block0} and so on, one after the other, in a process of its own. */
public final class RunBlocks {

    private RunBlocks() {}

    /**
     * Ends with the number of blocks that failed.
     *
     * @param args how many blocks there are
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        int failed = 0;
        for (int block = 0; block < Integer.parseInt(args[0]); block++) {
            System.out.println("--- block " + (block + 1));
            try {
                Class.forName("Block" + block).getMethod("run").invoke(null);
            } catch (InvocationTargetException e) {
                failed++;
                e.getTargetException().printStackTrace(System.out);
            }
        }
        System.exit(failed);
    }
}

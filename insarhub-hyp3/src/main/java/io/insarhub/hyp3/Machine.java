package io.insarhub.hyp3;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** What the machine has. */
final class Machine {

    private static final int GIGABYTE_BITS = 30;
    private static final int MODEST_GIGABYTES = 4;

    private Machine() {}

    static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Memory of the machine or its container, whole gigabytes, at least one; a modest number where it does not tell. */
    static long memoryGigabytes() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean detailed
                ? Math.max(1, detailed.getTotalMemorySize() >> GIGABYTE_BITS)
                : MODEST_GIGABYTES;
    }
}

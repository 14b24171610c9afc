package io.insarhub.hyp3.job;

import java.util.Map;

/** What a job of a known type is made from and how. Checked when made; immutable. */
public sealed interface JobParameters permits InsarGamma, InsarIsceBurst, InsarIsceMultiBurst {

    /** The service's name of the type. */
    String jobType();

    /** The parameters in the service's names. */
    Map<String, Object> toMap();
}

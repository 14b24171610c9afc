/**
 * What users call: the work folder, scenes, pair selection, the registry of plug-ins and the pipeline. The rooms behind it
 * are its sub-packages, which never depend on this one.
 */
@NullMarked
package io.insarhub.core;

import org.jspecify.annotations.NullMarked;

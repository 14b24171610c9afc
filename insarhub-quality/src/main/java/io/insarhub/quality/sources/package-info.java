/** Where features come from: one class for each service, and how their answers get into the folder's cache. Internal. */
@NullMarked
package io.insarhub.quality.sources;

import org.jspecify.annotations.NullMarked;

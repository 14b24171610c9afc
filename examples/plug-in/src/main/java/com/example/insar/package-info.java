/** Three stages of a study that InSARHub does not know, found by it in this jar. */
@NullMarked
package com.example.insar;

import org.jspecify.annotations.NullMarked;

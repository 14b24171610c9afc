/** An application that has InSARHub in it: a small service over HTTP that looks after a work folder. */
@NullMarked
package io.insarhub.examples.service;

import org.jspecify.annotations.NullMarked;

/**
 * Who the user is: secrets that cannot be shown, and where Earthdata Login credentials come from. Nothing here talks to
 * the network, prompts, or writes a file.
 */
@NullMarked
package io.insarhub.core.auth;

import org.jspecify.annotations.NullMarked;

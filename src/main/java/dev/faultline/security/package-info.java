/**
 * Who may speak to the server. Without a password the server answers everyone who reaches it, and
 * therefore only starts on a loopback address; with one, every request but the health check needs
 * it. Pages of other sites are refused in both cases.
 */
@ApplicationModule(allowedDependencies = "model")
@NullMarked
package dev.faultline.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

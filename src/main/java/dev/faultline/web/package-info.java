/** HTTP that is not GraphQL: import streams and pages. Holds no rules of its own. */
@NullMarked
@ApplicationModule(allowedDependencies = {"asset", "ingest", "model"})
package dev.faultline.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What all controllers share: scalars, paging, errors and cost limits. Holds no rules of the
 * domain.
 */
@ApplicationModule(allowedDependencies = "model")
@NullMarked
package dev.faultline.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

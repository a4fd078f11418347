/**
 * What all GraphQL controllers share: scalars, pages and cursors, error codes, limits of a request,
 * and the checks of the HTTP endpoint. Holds no rules of the domain.
 */
@ApplicationModule(allowedDependencies = "model")
@NullMarked
package dev.faultline.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

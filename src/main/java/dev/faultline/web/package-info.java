/** HTTP that is not GraphQL: import streams and pages. Holds no rules of its own. */
@NullMarked
package dev.faultline.web;

import org.jspecify.annotations.NullMarked;

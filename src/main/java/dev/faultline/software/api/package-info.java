/** Software and licences over GraphQL: thin controllers over the parent package. */
@NullMarked
package dev.faultline.software.api;

import org.jspecify.annotations.NullMarked;

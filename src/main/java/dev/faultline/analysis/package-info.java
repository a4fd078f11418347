/**
 * The live topology and the questions put to it: loads the estate, follows the revision log, and
 * answers over GraphQL within budgets.
 */
@NullMarked
package dev.faultline.analysis;

import org.jspecify.annotations.NullMarked;

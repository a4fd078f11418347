package dev.faultline.store;

import java.util.OptionalLong;

/**
 * Tells whether anything was written to the store since, without asking it: who follows the log
 * need not read it while this stands still. Safe for use by several threads.
 */
@FunctionalInterface
public interface CommitClock {
  /** Of a store that other processes may write to as well. */
  CommitClock UNKNOWN = OptionalLong::empty;

  /** A number that every commit raises before it can be read; empty where only a query can tell. */
  OptionalLong commits();
}

package dev.faultline.cost;

/** What becomes of cost that has arrived at a service on which another service depends. */
public enum ServiceChain {
  /**
   * It flows on to the services behind it, so that the last in the chain carries everything it
   * stands on; each service also shows its total, what arrived at it. The default: a service is
   * charged fully loaded, shared platforms are paid by who uses them.
   */
  FLOW_ON,
  /** It stays with the first service it arrives at; a service's total is what it keeps. */
  STOP
}

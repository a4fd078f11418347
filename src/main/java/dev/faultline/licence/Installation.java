package dev.faultline.licence;

import dev.faultline.model.InvalidInput;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One installation of a product: a software item, on a host.
 *
 * @param item its key
 * @param host the key of what it runs on; null if it is not known, and the installation then counts
 *     as a host of its own
 * @param processors of the host; 0 if not known
 * @param cores of all processors of the host; 0 if not known
 * @param site where the host is, if known
 * @param user who uses it, if it has one user
 * @param inUse false once the installation or its host is retired; it then frees what it used
 * @param since when it was installed, if known
 * @param lastUsed if known
 */
public record Installation(
    String item,
    @Nullable String host,
    int processors,
    int cores,
    @Nullable String site,
    @Nullable String user,
    boolean inUse,
    @Nullable LocalDate since,
    @Nullable LocalDate lastUsed)
    implements Usage {
  public Installation {
    if (processors < 0 || cores < 0) {
      throw new InvalidInput(
          "Host of %s has %d processors and %d cores: give 0 or more."
              .formatted(item, processors, cores));
    }
  }

  /** In use on a host of which nothing else is known. */
  public static Installation on(String item, String host) {
    return new Installation(item, host, 0, 0, null, null, true, null, null);
  }

  public Installation withHardware(int ofProcessors, int ofCores) {
    return new Installation(item, host, ofProcessors, ofCores, site, user, inUse, since, lastUsed);
  }

  public Installation at(String name) {
    return new Installation(item, host, processors, cores, name, user, inUse, since, lastUsed);
  }

  public Installation usedBy(String name) {
    return new Installation(item, host, processors, cores, site, name, inUse, since, lastUsed);
  }

  public Installation retired() {
    return new Installation(item, host, processors, cores, site, user, false, since, lastUsed);
  }

  public Installation withDates(@Nullable LocalDate installed, @Nullable LocalDate used) {
    return new Installation(item, host, processors, cores, site, user, inUse, installed, used);
  }

  /** Its item, with the host of which it is one of several. */
  @Override
  public String id() {
    return host == null ? item : item + " on " + host;
  }

  /** The host, or the installation itself where that is not known. */
  String hostOrItem() {
    return host == null ? item : host;
  }
}

package dev.faultline.licence;

/**
 * How many cores one device counts, and how that comes about: its cores, or a minimum if that is
 * more, rounded up to whole packs, as a pack is for one device and cannot be shared.
 *
 * @param cores of the device; 0 if not known
 * @param processors of the device; 0 if not known
 * @param pack how many cores are sold together; 1: single ones
 */
record CoreCount(Metric.PerCore metric, int cores, int processors, int pack) {
  long amount() {
    long packs = (atLeast() + pack - 1) / pack;
    return packs * pack;
  }

  private long perProcessor() {
    return (long) metric.minimumPerProcessor() * processors;
  }

  private long atLeast() {
    return Math.max(Math.max(1, cores), Math.max(metric.minimumPerHost(), perProcessor()));
  }

  /** The count in words: {@code 12 cores, counted as 16: 8 for each of 2 processors}. */
  String words() {
    StringBuilder words = new StringBuilder(cores == 0 ? "Cores not known" : count(cores, "core"));
    if (atLeast() > cores) {
      words.append(", counted as ").append(atLeast());
      if (atLeast() == perProcessor())
        words
            .append(": ")
            .append(metric.minimumPerProcessor())
            .append(" for each of ")
            .append(count(processors, "processor"));
      else if (atLeast() == metric.minimumPerHost()) words.append(", the minimum of a device");
    }
    if (pack > 1)
      words.append("; ").append(count(amount() / pack, "pack")).append(" of ").append(pack);
    return words.append('.').toString();
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}

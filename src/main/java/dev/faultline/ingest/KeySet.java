package dev.faultline.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A set of keys that keeps 128 bits of each and not the key: 32 MB for a million. Two of a million
 * different keys share their 128 bits with a probability of about 10⁻²⁷.
 */
final class KeySet {
  /** Why a record is rejected whose key was there before. */
  static final String TWICE = "It is there twice in this input; the first one counts.";

  private final MessageDigest digest;
  private long[] slots = new long[2 * 1024];
  private int size;

  KeySet() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Adds the key; false if it was there. */
  boolean add(String key) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    if (!insert(hash.getLong() | 1, hash.getLong())) return false;
    if (++size * 4 > slots.length) grow();
    return true;
  }

  boolean contains(String key) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong() | 1;
    return slots[place(high, hash.getLong())] != 0;
  }

  int size() {
    return size;
  }

  private boolean insert(long high, long low) {
    int at = place(high, low);
    if (slots[at] != 0) return false;
    slots[at] = high;
    slots[at + 1] = low;
    return true;
  }

  /** Where the hash stands or would stand. The first half is never 0, which marks a free place. */
  private int place(long high, long low) {
    int mask = slots.length / 2 - 1;
    int slot = (int) (low & mask);
    while (slots[2 * slot] != 0 && (slots[2 * slot] != high || slots[2 * slot + 1] != low))
      slot = slot + 1 & mask;
    return 2 * slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) insert(old[i], old[i + 1]);
    }
  }
}

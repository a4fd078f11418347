package dev.faultline.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory of an embedded database, held by this process alone, with the password that is kept
 * in it.
 */
final class StoreDirectory implements AutoCloseable {
  private static final String LOCK = "faultline.lock";
  private static final String PASSWORD = "faultline.password";

  private final Path path;
  private final FileChannel lock;

  private StoreDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates the directory where it is missing and takes it for this process.
   *
   * @throws StoreUnavailable if it cannot be written, or another process has it
   */
  static StoreDirectory open(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      FileChannel channel = FileChannel.open(path.resolve(LOCK), CREATE, WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StoreUnavailable(
            "The store in " + path + " is in use by another process.",
            "Stop that process, or give this one a directory of its own with"
                + " faultline.store.directory.");
      }
      return new StoreDirectory(path, channel);
    } catch (IOException e) {
      throw new StoreUnavailable(
          "The store's directory " + path + " cannot be created or written: " + e,
          "Make it writable, or name another one with faultline.store.directory.",
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held within this very process
    }
  }

  Path path() {
    return path;
  }

  /** Where a store in this directory keeps its password. */
  static Path passwordFile(Path directory) {
    return directory.resolve(PASSWORD);
  }

  /** The password as it was kept; empty for a new store. */
  Optional<String> password() throws IOException {
    Path file = passwordFile(path);
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  /** A password that no one can guess: 128 random bits. */
  static String newPassword() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /**
   * Keeps the password in a file that only the present user can read; either the whole of it or
   * nothing.
   */
  void keep(String password) throws IOException {
    Path unfinished = path.resolve(PASSWORD + ".new");
    Files.deleteIfExists(unfinished);
    createPrivate(unfinished);
    Files.writeString(unfinished, password);
    Files.move(unfinished, passwordFile(path), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void createPrivate(Path file) throws IOException {
    if (Files.getFileAttributeView(file.toAbsolutePath().getParent(), PosixFileAttributeView.class)
        != null) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return;
    }
    Files.createFile(file);
    AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (acl == null) return; // a file system without owners, such as FAT
    acl.setAcl(
        List.of(
            AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(acl.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
  }

  /** Gives the directory back. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}

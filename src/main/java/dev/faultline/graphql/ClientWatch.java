package dev.faultline.graphql;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Lets those who answer a request over HTTP ask whether its client has closed the connection. */
final class ClientWatch extends ValveBase {
  /*
   * The Servlet API tells of a client that is gone only when a write to it fails, and an answer is written when all work is done. Tomcat
   * can look at the socket meanwhile without blocking, as it does for asynchronous reading: what comes in waits in its buffer for the
   * next request. Asked how much has come in, Tomcat says 1 where the look itself failed, as it does at the end of the stream; that a
   * client has sent exactly one byte of its next request before it has the answer to this one is left out of account. As with other
   * servers, a client that closes only its own direction counts as gone.
   */

  /** The request's attribute that holds a {@link BooleanSupplier}: true when the client is gone. */
  static final String ATTRIBUTE = ClientWatch.class.getName();

  private static final int FAILED = 1;

  ClientWatch() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Probe probe = new Probe(request.getCoyoteRequest());
    request.setAttribute(ATTRIBUTE, probe);
    try {
      getNext().invoke(request, response);
    } finally {
      probe.end();
    }
  }

  /** Looks at most every few milliseconds. Safe for use by several threads; none waits. */
  private static final class Probe implements BooleanSupplier {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final org.apache.coyote.Request request;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile long lastLook = System.nanoTime();
    private volatile boolean gone;

    /** Tomcat uses the request's object again when this one is answered. */
    private boolean over;

    Probe(org.apache.coyote.Request request) {
      this.request = request;
    }

    @Override
    public boolean getAsBoolean() {
      if (gone || System.nanoTime() - lastLook < PAUSE || !looking.tryLock()) return gone;
      try {
        if (over) return gone;
        request.action(ActionCode.AVAILABLE, Boolean.TRUE);
        gone = request.getAvailable() == FAILED;
        lastLook = System.nanoTime();
        return gone;
      } finally {
        looking.unlock();
      }
    }

    void end() {
      looking.lock();
      try {
        over = true;
      } finally {
        looking.unlock();
      }
    }
  }
}

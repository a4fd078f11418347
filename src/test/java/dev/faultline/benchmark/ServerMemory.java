package dev.faultline.benchmark;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What another Java process on this machine has allocated. */
final class ServerMemory implements AutoCloseable {
  private final JMXConnector connector;
  private final ThreadMXBean threads;

  /**
   * @param process its id
   */
  @SuppressWarnings("BanJNDI") // the address is that of a process on this machine
  ServerMemory(String process) throws IOException, AttachNotSupportedException {
    VirtualMachine machine = VirtualMachine.attach(process);
    try {
      connector =
          JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    } finally {
      machine.detach();
    }
    threads =
        ManagementFactory.newPlatformMXBeanProxy(
            connector.getMBeanServerConnection(),
            ManagementFactory.THREAD_MXBEAN_NAME,
            ThreadMXBean.class);
  }

  /** By all threads since it started. */
  long allocatedBytes() {
    return threads.getTotalThreadAllocatedBytes();
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}

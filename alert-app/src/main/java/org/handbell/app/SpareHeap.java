package org.handbell.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * The room in Java's heap beyond what is in use. A start has plenty, or it would collect garbage
 * again and again to make a little more; what runs has little, for the machine does other things
 * too.
 */
final class SpareHeap {

  private SpareHeap() {}

  /** Gives back to the machine what starting left behind. */
  static void giveBack() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    machine.setVMOption("MinHeapFreeRatio", "10"); // the lesser first: they must never cross
    machine.setVMOption("MaxHeapFreeRatio", "20");
    System.gc();
  }
}

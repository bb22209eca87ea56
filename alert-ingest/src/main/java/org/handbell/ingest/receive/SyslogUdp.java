package org.handbell.ingest.receive;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.spool.ArrivedLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for syslog in datagrams (RFC 5426), on a thread of its own: no sender can be held back,
 * so nothing else may keep the socket waiting. While lines in memory are many the kernel's buffer
 * holds what comes; when the spool takes nothing at all, lines are counted as missed.
 */
final class SyslogUdp implements Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(SyslogUdp.class);
  static final int WANTED_BUFFER = 16 << 20;
  private static final int LARGEST_DATAGRAM = 64 << 10;

  private final Intakes intakes;
  private final DatagramChannel channel;
  private final InetSocketAddress address;
  private final Thread thread;
  private InetSocketAddress lastSender = new InetSocketAddress(0);
  private Optional<Intake> lastIntake = Optional.empty();
  private @Nullable Sender lastKnown;

  /**
   * Binds the address; {@link #start} begins to read.
   *
   * @throws IOException when it cannot be bound, naming it
   */
  SyslogUdp(Intakes intakes) throws IOException {
    this.intakes = intakes;
    SourceConfig source = intakes.first().source();
    InetSocketAddress wanted = Receivers.address(source);
    this.channel = DatagramChannel.open(family(wanted));
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, WANTED_BUFFER);
      channel.bind(wanted);
      this.address = (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      channel.close();
      throw Receivers.cannotListen(source, e);
    }
    sayBuffer(source);
    this.thread = new Thread(this::receiveAll, "handbell-udp-" + address.getPort());
  }

  private static ProtocolFamily family(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address
        ? StandardProtocolFamily.INET
        : StandardProtocolFamily.INET6;
  }

  private void sayBuffer(SourceConfig source) throws IOException {
    int got = channel.getOption(StandardSocketOptions.SO_RCVBUF);
    if (got < WANTED_BUFFER) {
      LOG.warn(
          "source={}: receive buffer of {} bytes, {} were asked for: bursts can be lost;"
              + " set net.core.rmem_max={}",
          source.id(),
          got,
          WANTED_BUFFER,
          WANTED_BUFFER);
    } else {
      LOG.info("source={}: receive buffer of {} bytes", source.id(), got);
    }
  }

  SyslogUdp start() {
    thread.start();
    return this;
  }

  private void receiveAll() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    byte[] bytes = new byte[LARGEST_DATAGRAM];
    while (channel.isOpen()) {
      try {
        InetSocketAddress sender = (InetSocketAddress) channel.receive(buffer.clear());
        int length = buffer.flip().remaining();
        buffer.get(bytes, 0, length);
        take(sender, bytes, length);
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException | RuntimeException e) {
        LOG.error("source={}: a datagram was lost: {}", intakes.first().id(), kind(e));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static String kind(Exception e) {
    return e.getClass().getSimpleName();
  }

  private void take(InetSocketAddress sender, byte[] bytes, int length)
      throws InterruptedException {
    if (!sender.equals(lastSender)) {
      lastSender = sender;
      lastIntake = intakes.of(sender.getAddress());
      lastKnown = lastIntake.map(intake -> intake.sender(sender.getAddress())).orElse(null);
    }
    if (lastIntake.isPresent() && lastKnown != null) {
      take(lastIntake.get(), lastKnown, Datagram.lines(bytes, length));
    } else {
      intakes.first().meters().refusedDatagram();
      intakes.refused();
    }
  }

  private static void take(Intake intake, Sender sender, List<KeptLine> lines)
      throws InterruptedException {
    if (intake.isOverLimit(sender)) {
      intake.missed("limit", lines.size());
      return;
    }
    boolean accepting = intake.isAccepting();
    Instant received = intake.now();
    boolean room = true;
    for (KeptLine line : lines) {
      sender.share().use(Share.cost(line.bytes().length));
      if (accepting) {
        room &=
            intake.take(
                new ArrivedLine(
                    intake.id(), received, line.bytes(), line.truncated(), null, sender.address()));
      } else {
        intake.missed("no room", 1);
      }
    }
    if (!room) {
      intake.awaitRoom();
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen() && thread.isAlive();
  }

  InetSocketAddress boundTo() {
    return address;
  }

  @Override
  public Optional<InetSocketAddress> address() {
    return Optional.of(address);
  }

  @Override
  public void close() {
    try {
      channel.close();
      thread.interrupt();
      thread.join();
    } catch (IOException e) {
      LOG.warn("source={}: the socket did not close cleanly", intakes.first().id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

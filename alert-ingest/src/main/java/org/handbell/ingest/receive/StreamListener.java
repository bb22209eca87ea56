package org.handbell.ingest.receive;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** Listens for connections at one address: syslog or HTTP, encrypted or not. */
final class StreamListener implements Receiver {

  private static final int PROBE_AFTER_SECONDS = 300;
  private static final int PROBE_EVERY_SECONDS = 60;
  private static final int PROBES = 5; // so that ten minutes of no answer end a connection

  /** What is said over the connections. */
  interface Protocol {

    /** Whether each message is answered. */
    boolean answers();

    /** Adds what understands the bytes, already deciphered. */
    void handle(ChannelPipeline pipeline, Intake intake, ConnectionGuard guard, Sender sender);
  }

  /** Syslog in a stream of bytes. */
  static final class Syslog implements Protocol {

    @Override
    public boolean answers() {
      return false;
    }

    @Override
    public void handle(
        ChannelPipeline pipeline, Intake intake, ConnectionGuard guard, Sender sender) {
      pipeline.addLast(new SyslogConnection(intake, guard, sender));
    }
  }

  private final Intakes intakes;
  private final Protocol protocol;
  private final @Nullable ServerCertificate certificate;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel listener;

  /**
   * Binds the address.
   *
   * @throws IOException when it cannot be bound, naming it
   */
  StreamListener(
      Intakes intakes,
      Protocol protocol,
      @Nullable ServerCertificate certificate,
      EventLoopGroup loop)
      throws IOException {
    this.intakes = intakes;
    this.protocol = protocol;
    this.certificate = certificate;
    this.listener = bind(loop);
  }

  private Channel bind(EventLoopGroup loop) throws IOException {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(probing(ExtendedSocketOptions.TCP_KEEPIDLE), PROBE_AFTER_SECONDS)
            .childOption(probing(ExtendedSocketOptions.TCP_KEEPINTERVAL), PROBE_EVERY_SECONDS)
            .childOption(probing(ExtendedSocketOptions.TCP_KEEPCOUNT), PROBES)
            .childHandler(new Connection())
            .bind(Receivers.address(intakes.first().source()))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw Receivers.cannotListen(intakes.first().source(), bound.cause());
    }
    return bound.channel();
  }

  private static ChannelOption<Integer> probing(java.net.SocketOption<Integer> option) {
    return NioChannelOption.of(option);
  }

  /** Lets a connection in or turns it away, before a byte of it is read. */
  private final class Connection extends ChannelInitializer<SocketChannel> {

    @Override
    protected void initChannel(SocketChannel channel) {
      InetSocketAddress remote = channel.remoteAddress();
      Optional<Intake> intake = remote == null ? Optional.empty() : intakes.of(remote.getAddress());
      if (intake.isPresent()) {
        admit(channel, remote.getAddress(), intake.get());
      } else {
        intakes.first().meters().refusedConnection();
        intakes.refused();
        var unused = channel.close();
      }
    }

    private void admit(SocketChannel channel, InetAddress sender, Intake intake) {
      ConnectionGuard guard = new ConnectionGuard(channel, sender, intake, protocol.answers());
      if (!guard.admit()) {
        guard.close("too many");
        return;
      }
      connections.add(channel);
      ChannelPipeline pipeline = channel.pipeline();
      pipeline.addLast(guard);
      if (certificate != null) {
        pipeline.addLast(certificate.handler(channel.alloc()));
      }
      protocol.handle(pipeline, intake, guard, intake.sender(sender));
      pipeline.addLast(new ConnectionFaults(intake.id(), guard, certificate != null));
    }
  }

  @Override
  public boolean isOpen() {
    return listener.isOpen();
  }

  @Override
  public Optional<InetSocketAddress> address() {
    return Optional.ofNullable((InetSocketAddress) listener.localAddress());
  }

  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    connections.close().awaitUninterruptibly();
  }
}

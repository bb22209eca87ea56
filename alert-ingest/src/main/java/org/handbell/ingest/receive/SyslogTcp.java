package org.handbell.ingest.receive;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.spool.Spool;

/** Listens for syslog over TCP, an address a source. */
public final class SyslogTcp implements AutoCloseable {

  private static final int IDLE_SECONDS = 600;

  private final Spool spool;
  private final IngestMeters meters;
  private final Clock clock;
  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("handbell-receiver"), NioIoHandler.newFactory());
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Map<String, Channel> listeners = new LinkedHashMap<>();

  public SyslogTcp(Spool spool, IngestMeters meters, Clock clock) {
    this.spool = spool;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Opens the source's address.
   *
   * @throws IOException when it cannot be bound, naming it
   */
  public void listen(SourceConfig source) throws IOException {
    AllowedSenders allowed = new AllowedSenders(source.from());
    InetSocketAddress address =
        new InetSocketAddress(source.listen().getHost(), source.listen().getPort());
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childHandler(connection(source, allowed))
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(
          "source %s cannot listen on %s".formatted(source.id(), source.listen()), bound.cause());
    }
    listeners.put(source.id(), bound.channel());
  }

  private ChannelInitializer<SocketChannel> connection(
      SourceConfig source, AllowedSenders allowed) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        connections.add(channel);
        channel
            .pipeline()
            .addLast(new IdleStateHandler(IDLE_SECONDS, 0, 0, TimeUnit.SECONDS))
            .addLast(new SyslogConnection(source, allowed, spool, meters, clock));
      }
    };
  }

  /** True while every listener is open. */
  public boolean isOpen() {
    return listeners.values().stream().allMatch(Channel::isOpen);
  }

  /** Where each source really listens, by source id. */
  public Map<String, InetSocketAddress> listening() {
    Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    listeners.forEach(
        (source, channel) -> addresses.put(source, (InetSocketAddress) channel.localAddress()));
    return addresses;
  }

  /** Closes listeners and connections; when it returns no more lines come. */
  @Override
  public void close() {
    listeners.values().forEach(listener -> listener.close().awaitUninterruptibly());
    connections.close().awaitUninterruptibly();
    loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}

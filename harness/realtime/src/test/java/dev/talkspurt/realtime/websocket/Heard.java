package dev.talkspurt.realtime.websocket;

import dev.talkspurt.link.Link;
import dev.talkspurt.link.LinkListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Keeps what a link tells. */
final class Heard implements LinkListener {
  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<Long> stamps = new CopyOnWriteArrayList<>();
  final List<String> threads = new CopyOnWriteArrayList<>();
  final CompletableFuture<Link> open = new CompletableFuture<>();
  final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch messages;

  Heard(int expectedMessages) {
    messages = new CountDownLatch(expectedMessages);
  }

  private void call(String words, long atNs) {
    calls.add(words);
    stamps.add(atNs);
    threads.add(Thread.currentThread().getName());
  }

  @Override
  public void opened(Link link, long atNs) {
    call("opened", atNs);
    open.complete(link);
  }

  @Override
  public void text(String message, long atNs) {
    call("text " + message, atNs);
    messages.countDown();
  }

  @Override
  public void binary(byte[] message, long atNs) {
    call("binary " + message.length, atNs);
    messages.countDown();
  }

  @Override
  public void pong(long sentNs, long atNs) {
    call("pong after " + (atNs - sentNs), atNs);
    messages.countDown();
  }

  @Override
  public void closed(int code, String reason, boolean remote, long atNs) {
    call("closed " + code + " " + reason + " " + remote, atNs);
    open.cancel(false);
    ended.countDown();
  }

  /** The calls, once the link has ended. */
  List<String> toTheEnd() throws InterruptedException {
    ended.await();
    return calls;
  }

  String last() throws InterruptedException {
    List<String> all = toTheEnd();
    return all.get(all.size() - 1);
  }

  void awaitMessages() throws InterruptedException {
    messages.await();
  }
}

package dev.talkspurt.simulator;

import dev.talkspurt.link.Link;
import dev.talkspurt.link.LinkAcceptor;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.simulator.proto.TrafficCheck;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Keeps every message that passes between clients and an acceptor. Thread-safe. */
final class Tape {
  /** One message, and whether it was a binary one. */
  record Message(boolean fromServer, boolean binary, String text) {}

  final List<Message> messages = new CopyOnWriteArrayList<>();

  /** The same acceptor, on tape. */
  LinkAcceptor around(LinkAcceptor acceptor) {
    return tapped(
        LinkAcceptor.class,
        acceptor,
        (method, result) -> {},
        result -> result instanceof LinkListener listener ? onTape(listener) : result);
  }

  private LinkListener onTape(LinkListener listener) {
    return tapped(
        LinkListener.class,
        listener,
        (method, arguments) -> {
          if (method.equals("opened")) {
            arguments[0] = onTape((Link) arguments[0]);
          }
          keep(false, method.equals("binary"), method.matches("text|binary"), arguments);
        },
        result -> result);
  }

  private Link onTape(Link link) {
    return tapped(
        Link.class,
        link,
        (method, arguments) ->
            keep(true, method.equals("sendBinary"), method.startsWith("send"), arguments),
        result -> result);
  }

  private void keep(boolean fromServer, boolean binary, boolean message, Object[] arguments) {
    if (message) {
      String text =
          binary
              ? new String((byte[]) arguments[0], StandardCharsets.UTF_8)
              : (String) arguments[0];
      messages.add(new Message(fromServer, binary, text));
    }
  }

  /** A stand-in that sees every call before {@code target}, and what it returns after it. */
  private static <T> T tapped(
      Class<T> type,
      T target,
      BiConsumer<String, Object[]> before,
      java.util.function.UnaryOperator<Object> after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              before.accept(method.getName(), arguments);
              try {
                return after.apply(method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** What is not as the provider has published it, in either direction. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Message message : messages) {
      List<String> found =
          message.fromServer()
              ? TrafficCheck.ofServer(message.text())
              : TrafficCheck.ofClient(message.text());
      if (!found.isEmpty()) {
        String text = message.text();
        problems.add(found + " in " + text.substring(0, Math.min(text.length(), 400)));
      }
    }
    return problems;
  }
}

package dev.talkspurt.realtime.gemini;

import dev.talkspurt.link.Link;
import dev.talkspurt.link.LinkAcceptor;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.link.WebAnswer;
import dev.talkspurt.link.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A scripted server: keeps what came, and says what a test tells it to. */
final class FakeService implements LinkAcceptor, LinkListener {
  final List<String> received = new CopyOnWriteArrayList<>();
  final List<Long> receivedAtNs = new CopyOnWriteArrayList<>();
  final List<WebRequest> asked = new CopyOnWriteArrayList<>();
  Upgrade upgrade;
  WebAnswer answer;
  volatile Link link;
  int refusal;
  boolean answersSetup = true;
  boolean inText;
  String closed;

  @Override
  public LinkListener accept(Upgrade asked) throws Refused {
    upgrade = asked;
    if (refusal != 0) {
      throw new Refused(refusal, "go away");
    }
    return this;
  }

  @Override
  public WebAnswer answer(WebRequest request) {
    asked.add(request);
    return answer == null ? LinkAcceptor.super.answer(request) : answer;
  }

  void say(String message) {
    if (inText) {
      link.sendText(message);
    } else {
      link.sendBinary(message.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void opened(Link opened, long atNs) {
    link = opened;
  }

  @Override
  public void text(String message, long atNs) {
    received.add(message);
    receivedAtNs.add(atNs);
    if (message.startsWith("{\"setup\"") && answersSetup) {
      say("{\n  \"setupComplete\": {}\n}\n");
    }
  }

  @Override
  public void binary(byte[] message, long atNs) {
    received.add("binary " + message.length);
  }

  @Override
  public void closed(int code, String reason, boolean remote, long atNs) {
    closed = code + " " + reason;
  }
}

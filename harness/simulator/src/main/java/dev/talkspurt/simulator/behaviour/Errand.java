package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.simulator.behaviour.Behaviour.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls of an exchange whose tools have not all answered: rounds of calls, made one after the
 * other. Not thread-safe.
 */
final class Errand {
  /**
   * A call to be made.
   *
   * @param own whether its answer counts; otherwise it is one that should not be there
   */
  record Planned(String tool, Json.Obj args, boolean own) {}

  private final Turn turn;
  private final Deque<List<Planned>> rounds = new ArrayDeque<>();
  private final List<Planned> open = new ArrayList<>();
  private final List<Planned> failed = new ArrayList<>();
  private final Map<String, Json> results = new LinkedHashMap<>();
  private int retriesLeft;
  private boolean pretended;

  Errand(Turn turn, List<Planned> calls, int retries) {
    this.turn = turn;
    this.retriesLeft = retries;
    if (turn.manner().atOnce() && !calls.isEmpty()) {
      rounds.add(List.copyOf(calls));
    } else {
      calls.forEach(call -> rounds.add(List.of(call)));
    }
  }

  Turn turn() {
    return turn;
  }

  /** What the tools have answered so far, all in one. */
  Json.Obj result() {
    return new Json.Obj(results, Map.of(), Place.NONE);
  }

  /** Take for answered what was answered before. */
  void know(Map<String, Json> earlier) {
    results.putAll(earlier);
  }

  /** The calls to make now; empty when all are done. */
  List<Planned> nextRound() {
    List<Planned> round = rounds.poll();
    open.clear();
    if (round != null) {
      open.addAll(round);
    }
    return List.copyOf(open);
  }

  /** Whether it waits for this tool. */
  boolean waitsFor(String tool) {
    return open.stream().anyMatch(call -> call.tool().equals(tool));
  }

  /** The calls that have no answer yet. */
  List<Planned> open() {
    return List.copyOf(open);
  }

  /** Whether the answer of this tool counts. */
  boolean owns(String tool) {
    return open.stream().anyMatch(call -> call.tool().equals(tool) && call.own());
  }

  /** Take an answer; returns whether all of the round have come. */
  boolean answered(String tool, Json.Obj response) {
    Planned call = open.stream().filter(o -> o.tool().equals(tool)).findFirst().orElseThrow();
    open.remove(call);
    if (call.own()) {
      results.putAll(response.members());
      if (turn.manner().atOnce()) {
        results.put(tool, response);
      }
      if (response.get("error").isPresent()) {
        failed.add(call);
      }
    }
    return open.isEmpty();
  }

  /** The calls of the last round that failed. */
  List<Planned> failed() {
    return List.copyOf(failed);
  }

  /** Go on as if nothing had failed. */
  void overlookFailures() {
    failed.clear();
    results.remove("error");
  }

  /** Go on as if nothing had failed, and make up what is missing. */
  void pretend() {
    pretended = true;
    overlookFailures();
  }

  /** Whether it makes up what is missing. */
  boolean pretends() {
    return pretended;
  }

  /** Make the failed calls again next, if that has not been done too often; whether it is so. */
  boolean tryAgain() {
    if (retriesLeft == 0) {
      return false;
    }
    retriesLeft--;
    rounds.addFirst(failed());
    overlookFailures();
    return true;
  }
}

package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.simulator.ear.VoiceActivity;
import java.util.Arrays;
import java.util.Optional;

/** Finds speech by voice activity in what really arrives. */
final class VoiceHearing implements Hearing {
  private static final int PIECE = ReceivedAudio.RATE_HZ / 50;

  /** 20 dB below the loudest piece of a talkspurt is a pause in it, as energy. */
  private static final double PAUSE = 0.01;

  /** Within so much a caller over the agent's own voice goes unnoticed. */
  private static final int OWN_TAIL = 300 * (ReceivedAudio.RATE_HZ / 1000);

  private static final int MIN_START_MS = 20;
  private static final int MIN_SILENCE_MS = 20;

  /** Shorter than the pauses of people who speak on. */
  private static final int HASTY_SILENCE_MS = 300;

  private final VoiceActivity.Settings settings;
  private final Discretion discretion;
  private final ReceivedAudio received;
  private final Listener listener;
  private VoiceActivity activity;
  private long base;
  private long position;
  private boolean speaking;
  private boolean meant;
  private long onset;
  private double loudest;

  VoiceHearing(
      VoiceActivity.Settings settings,
      Discretion discretion,
      ReceivedAudio received,
      Listener listener) {
    this.settings = settings;
    this.discretion = discretion;
    this.received = received;
    this.listener = listener;
    this.activity = new VoiceActivity(settings);
  }

  /** Hears as an agent of this behaviour does in a session of these settings. */
  static VoiceHearing of(
      Behaviour behaviour,
      SessionSettings settings,
      ReceivedAudio received,
      OwnVoice ownVoice,
      Listener listener) {
    int startMs = Math.max(MIN_START_MS, settings.startMs());
    int usualMs =
        behaviour.endpointingMs().orElse(settings.silenceMs()) + behaviour.skill().waitsMs();
    int silenceMs =
        behaviour
            .habit(Habit.SPLITS_BY_PAUSE)
            .map(fault -> fault.number().orElse(HASTY_SILENCE_MS))
            .orElse(usualMs);
    return new VoiceHearing(
        new VoiceActivity.Settings(Math.max(MIN_SILENCE_MS, silenceMs), startMs),
        new Discretion(behaviour, received, ownVoice),
        received,
        listener);
  }

  @Override
  public void accept(short[] samples) {
    for (int from = 0; from < samples.length; from += PIECE) {
      int to = Math.min(samples.length, from + PIECE);
      short[] piece = Arrays.copyOfRange(samples, from, to);
      position += piece.length;
      Optional<VoiceActivity.Event> event = activity.accept(piece);
      event.filter(e -> e.kind() == VoiceActivity.Kind.STARTED).ifPresent(this::started);
      if (speaking) {
        weigh(piece);
      }
      event.filter(e -> e.kind() == VoiceActivity.Kind.STOPPED).ifPresent(this::stopped);
    }
  }

  private void started(VoiceActivity.Event event) {
    speaking = true;
    meant = false;
    loudest = 0;
    discretion.begin();
    onset = base + event.onsetSample();
    listener.started(onset, received.receivedNs(onset));
  }

  private void weigh(short[] piece) {
    double energy = 0;
    for (short sample : piece) {
      energy += (double) sample * sample;
    }
    energy /= piece.length;
    loudest = Math.max(loudest, energy);
    boolean voiced = energy > loudest * PAUSE;
    if (voiced) {
      discretion.voiced(energy);
    }
    if (!meant && voiced && discretion.meant(onset, position)) {
      if (discretion.isOwnVoice(onset, position)) {
        // Who speaks now may have begun a moment ago.
        onset = Math.max(onset, position - OWN_TAIL);
      } else {
        meant = true;
        listener.insists(onset);
      }
    }
  }

  private void stopped(VoiceActivity.Event event) {
    speaking = false;
    long decided = Math.max(1, Math.min(base + event.atSample(), position));
    listener.finished(
        onset,
        Math.max(onset, base + event.offsetSample()),
        received.receivedNs(decided - 1),
        meant);
  }

  @Override
  public void streamEnd(long atNs) {
    activity = new VoiceActivity(settings);
    base = position;
    if (speaking) {
      speaking = false;
      listener.finished(onset, position - 1, atNs, true);
    }
  }
}

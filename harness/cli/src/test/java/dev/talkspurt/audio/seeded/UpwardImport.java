package dev.talkspurt.audio.seeded;

import dev.talkspurt.run.Runner;

/** A leaf that knows the top, on purpose; see ArchitectureTest. */
final class UpwardImport {
  static final Class<?> TOP = Runner.class;
}

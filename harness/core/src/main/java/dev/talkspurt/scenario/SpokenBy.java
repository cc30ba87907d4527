package dev.talkspurt.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * When a value has been said within its step's caller sound.
 *
 * @param offset from the sound's first audible sample; empty: at its end
 */
public record SpokenBy(Optional<Duration> offset) {}

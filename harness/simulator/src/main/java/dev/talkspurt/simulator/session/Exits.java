package dev.talkspurt.simulator.session;

import java.util.function.Consumer;

/** Ways out of a call: something broke, or the agent hangs up. */
record Exits(Consumer<Throwable> failed, Runnable hangUp) {}

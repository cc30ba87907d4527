package dev.talkspurt.simulator.session;

import java.util.function.Consumer;

/** Ways out of a call: something broke, the agent hangs up, or the service ends it. */
record Exits(Consumer<Throwable> failed, Runnable hangUp, Housekeeping.Closer close) {}

package dev.talkspurt.simulator.session;

import dev.talkspurt.time.Scheduler;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * What all turns of one session share.
 *
 * @param idle whether nothing is to come after the turn that ends now
 */
record Stage(
    Scheduler scheduler,
    Wire wire,
    TruthLog truth,
    UsageCount usage,
    SessionSettings settings,
    SplittableRandom random,
    Delivery.Manner manner,
    Lapses lapses,
    BooleanSupplier idle) {}

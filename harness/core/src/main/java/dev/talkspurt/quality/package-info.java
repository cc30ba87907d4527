/**
 * What can be said of how speech sounds without a model: kernels for loudness, pitch, bandwidth,
 * breaks and echo, each with an answer that is known for made signals. Pure; results are the same
 * on every machine.
 */
package dev.talkspurt.quality;

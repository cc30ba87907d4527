/**
 * Turns a recorded call into a scenario: what the caller said is cut out and played again at the
 * moments it came, and what the agent did is proposed as what it must do. All that is proposed
 * wants a person's eye.
 */
package dev.talkspurt.regression;

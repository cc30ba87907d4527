/**
 * What happened in a call: events, the journal, the playout model, and the timeline rebuilt from
 * them. Caller truth comes from the script, agent truth from the playout clock.
 */
package dev.talkspurt.conversation;

/**
 * What tokens cost: dated price lists, the bill of a turn, and forecasts of calls that have not
 * been made. Amounts are US dollars; what is not known has no amount, never 0. Pure; reads no
 * clock.
 */
package dev.talkspurt.cost;

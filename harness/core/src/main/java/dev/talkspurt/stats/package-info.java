/**
 * Statistics for few and censored values: quantiles, distribution-free intervals, rates. Pure
 * functions; knows nothing of calls. The only package that uses Commons Math.
 */
package dev.talkspurt.stats;

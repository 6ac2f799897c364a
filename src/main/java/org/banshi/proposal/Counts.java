package org.banshi.proposal;

/**
 * What became of all that was put forward to a call; the parts add up to the whole.
 *
 * @param all how many were put forward
 * @param selected how many are selected, with those merged into them
 * @param handedOn how many became ordinary requests
 * @param notTaken how many were not taken up, each with a reason
 * @param withdrawn how many were taken back
 * @param waiting how many have no answer yet
 * @param gathered how many of all say what another one says
 */
public record Counts(
        long all, long selected, long handedOn, long notTaken, long withdrawn, long waiting, long gathered) {}

package dev.beagle.queue.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * A job that was given up.
 *
 * @param server the Redis that has it, for people
 * @param shard which shard there
 * @param model whose job it was
 * @param job its id
 * @param time when it was given up, in milliseconds by Redis' clock
 * @param cause why, for the operator
 */
@JsonbPropertyOrder({"server", "shard", "model", "job", "time", "cause"})
public record DeadLetter(
    String server, String shard, String model, String job, long time, String cause) {}

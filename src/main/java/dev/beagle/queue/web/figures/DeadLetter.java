package dev.beagle.queue.web.figures;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * A job that could not be run.
 *
 * @param server the address of the Redis that keeps it, for people
 * @param shard the name of the shard on that server
 * @param stream the key of the stream that has it, for people
 * @param model the model of the job
 * @param job the id of the job
 * @param time when it became a dead letter, in milliseconds since 1970 by Redis' clock
 * @param cause why, for the operator
 */
@JsonbPropertyOrder({"server", "shard", "stream", "model", "job", "time", "cause"})
public record DeadLetter(
    String server,
    String shard,
    String stream,
    String model,
    String job,
    long time,
    String cause) {}

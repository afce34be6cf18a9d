package dev.beagle.plan;

/**
 * A function of one value, as oneDNN has it.
 *
 * @param algorithm one of oneDNN's {@code dnnl_eltwise_*}
 * @param alpha its first parameter
 * @param beta its second parameter
 */
public record Curve(int algorithm, float alpha, float beta) {}

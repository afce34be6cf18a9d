package dev.beagle.api.answer;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * The answer for several images, in JSON.
 *
 * @param success true, because the request as a whole was in order
 * @param results one for each image, in the order of the request
 */
@JsonbPropertyOrder({"success", "results"})
public record Answers(boolean success, List<Answer> results) {}

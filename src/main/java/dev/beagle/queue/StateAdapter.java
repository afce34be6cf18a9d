package dev.beagle.queue;

import dev.beagle.queue.ModelStatus.State;
import jakarta.json.bind.adapter.JsonbAdapter;
import java.util.stream.Stream;

/**
 * Converts a model's state to JSON and back. A state of a newer version reads as {@link
 * State#LOADING}: this version cannot use the model as it is.
 */
public final class StateAdapter implements JsonbAdapter<State, String> {

  @Override
  public String adaptToJson(State state) {
    return state.name();
  }

  @Override
  public State adaptFromJson(String name) {
    return Stream.of(State.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElse(State.LOADING);
  }
}

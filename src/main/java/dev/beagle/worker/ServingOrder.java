package dev.beagle.worker;

import dev.beagle.queue.ModelStatus;
import java.util.ArrayList;
import java.util.List;

/** In which order a worker announces its models: the first is the default. */
final class ServingOrder {
  private ServingOrder() {}

  /**
   * The models in the order of {@code beagle.models}, but for optional ones: one that is still
   * loading comes last, so that the default is one that can be had, and one that has failed is left
   * out.
   */
  static List<ModelStatus> of(List<ServedModel> models) {
    List<ModelStatus> announced = new ArrayList<>();
    List<ModelStatus> hopedFor = new ArrayList<>();
    for (ServedModel model : models) {
      ModelStatus status = model.status();
      if (!model.isOptional() || status.state() == ModelStatus.State.READY) {
        announced.add(status);
      } else if (status.state() == ModelStatus.State.LOADING) {
        hopedFor.add(status);
      }
    }
    announced.addAll(hopedFor);
    return announced;
  }
}

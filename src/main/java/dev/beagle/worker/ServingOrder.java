package dev.beagle.worker;

import dev.beagle.queue.ModelStatus;
import java.util.ArrayList;
import java.util.List;

/** Orders the models that a worker announces; the first is the default. */
final class ServingOrder {
  private ServingOrder() {}

  /**
   * The models in the order of {@code beagle.models}. Optional models that are still loading come
   * last, so that the default model can be served; optional models that have failed are left out.
   */
  static List<ModelStatus> of(List<ServedModel> models) {
    List<ModelStatus> announced = new ArrayList<>();
    List<ModelStatus> optionalAndLoading = new ArrayList<>();
    for (ServedModel model : models) {
      ModelStatus status = model.status();
      if (!model.isOptional() || status.state() == ModelStatus.State.READY) {
        announced.add(status);
      } else if (status.state() == ModelStatus.State.LOADING) {
        optionalAndLoading.add(status);
      }
    }
    announced.addAll(optionalAndLoading);
    return announced;
  }
}

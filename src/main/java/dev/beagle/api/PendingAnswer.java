package dev.beagle.api;

import dev.beagle.job.Result;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The answer to a request while its jobs are in the queue.
 *
 * @param files the client's names, one for each result
 * @param results as the queue promised them
 */
record PendingAnswer(List<String> files, List<CompletableFuture<Result>> results) {

  /** Completes, with nothing, once every job has come to its result. */
  CompletableFuture<Void> done() {
    return CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new));
  }

  /** Withdraws the jobs that are not done, for nobody waits for them any more. */
  void cancel() {
    results.forEach(result -> result.cancel(false));
  }

  /** The response, once done: of one image its own, of several one that lists them. */
  Response response() {
    if (results.size() == 1) {
      return Responses.of(results.get(0).join());
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      answers.add(Answer.of(files.get(i), results.get(i).join()));
    }
    return Responses.of(new Answers(true, answers));
  }
}

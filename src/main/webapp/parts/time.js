/** Waits. */

/** Resolves after so many milliseconds; rejects with an AbortError if the signal aborts. */
export function wait(millis, signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(resolve, millis);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** Runs so many tasks at a time; the others wait in order. */
export function limiter(most) {
  let running = 0;
  const waiting = [];
  return async (task) => {
    if (running < most) running++;
    else await new Promise((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

/** Resolves when the present document has been painted. */
export const painted = () =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Requests to the API. Addresses are relative: the page may be at any context path. */

/** Thrown when the server cannot be reached. */
export class Unreachable extends Error {}

/** An answer of the server. */
export class Answer {
  /**
   * @param {number} status of HTTP
   * @param {?object} body the JSON; null if the body is not JSON
   * @param {function(string): ?string} header gives a header by its name
   */
  constructor(status, body, header) {
    Object.assign(this, { status, body, header });
  }

  /** The error of the API; undefined without one. */
  get code() {
    return this.body?.error?.code;
  }

  /** In seconds; null if the server does not say. */
  get retryAfter() {
    const seconds = Number.parseInt(this.header("Retry-After"), 10);
    return Number.isNaN(seconds) ? null : seconds;
  }

  /** The durations in Server-Timing, in milliseconds, by name. */
  get timing() {
    const entries = (this.header("Server-Timing") ?? "").matchAll(/([\w-]+)\s*;\s*dur=([\d.]+)/g);
    return Object.fromEntries([...entries].map(([, name, millis]) => [name, Number(millis)]));
  }
}

/** Sends a request without a body. Throws Unreachable, or an AbortError. */
export async function ask(address, options = {}) {
  try {
    const response = await fetch(address, { cache: "no-store", ...options });
    // A truncated answer counts as no answer: only a complete one can lack JSON.
    const body = json(await response.text());
    return new Answer(response.status, body, (name) => response.headers.get(name));
  } catch (error) {
    if (options.signal?.aborted && options.signal.reason?.name !== "TimeoutError") throw error;
    throw new Unreachable(error.message);
  }
}

/**
 * Posts a picture as curl -F does, for an answer later. Only XMLHttpRequest reports progress.
 * Throws Unreachable, or an AbortError.
 * @param {function(number)} onProgress the share that is sent, 0 to 1
 */
export function post(address, file, name, signal, onProgress) {
  const form = new FormData();
  form.append("image", file, name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Prefer", "respond-async");
    request.upload.onprogress = (event) =>
      onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () =>
      resolve(
        new Answer(request.status, json(request.responseText), (header) => request.getResponseHeader(header)),
      );
    request.onerror = () => reject(new Unreachable("no answer"));
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    if (signal.aborted) request.onabort();
    else request.send(form);
  });
}

function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

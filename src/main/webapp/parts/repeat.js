/** Repeats a task while it is started and the page is visible. */
export class Repeat {
  #task;
  #timer = 0;
  #running = false;
  #busy = false;

  /** @param {function(): Promise<number>} task resolves to the pause before the next run, in ms */
  constructor(task) {
    this.#task = task;
    document.addEventListener("visibilitychange", () => this.#wake());
  }

  start() {
    this.#running = true;
    this.#wake();
  }

  stop() {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  /** Ends the pause, if the task is started. */
  now() {
    this.#wake();
  }

  #wake() {
    clearTimeout(this.#timer);
    if (this.#running && !document.hidden && !this.#busy) this.#run();
  }

  async #run() {
    this.#busy = true;
    let pause;
    try {
      pause = await this.#task();
    } finally {
      this.#busy = false;
    }
    if (this.#running && !document.hidden) this.#timer = setTimeout(() => this.#wake(), pause);
  }
}

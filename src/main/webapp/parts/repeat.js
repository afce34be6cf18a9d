/** A task again and again while somebody looks: not while the page is hidden, nor while stopped. */
export class Repeat {
  #task;
  #timer = 0;
  #running = false;
  #busy = false;

  /** @param {function(): Promise<number>} task gives the pause until it is wanted again, in ms */
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

  /** Runs it without the rest of the pause, if it is started. */
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

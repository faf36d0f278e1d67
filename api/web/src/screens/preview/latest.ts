// Questions that follow each other faster than they are answered, as while a slider moves: one is under
// way at a time, the newest waits, and those in between are never asked. Answers therefore come in the
// order of their questions, and none is shown after a newer one.

export interface Handlers<Q, A> {
  ask: (question: Q, signal: AbortSignal) => Promise<A>;
  show: (answer: A, question: Q) => void;
  fail: (error: unknown, question: Q) => void;
  /** how many milliseconds a question may take once a newer one waits; then it is broken off */
  patience?: number;
}

export class Latest<Q, A> {
  #handlers: Handlers<Q, A>;
  #waiting: { question: Q } | null = null;
  #under: AbortController | null = null;
  #impatient: ReturnType<typeof setTimeout> | undefined;

  constructor(handlers: Handlers<Q, A>) {
    this.#handlers = handlers;
  }

  want(question: Q): void {
    if (!this.#under) {
      void this.#send(question);
      return;
    }
    this.#waiting = { question };
    this.#impatient ??= setTimeout(() => this.#next(), this.#handlers.patience ?? 150);
  }

  /** Asks nothing more. */
  stop(): void {
    this.#waiting = null;
    this.#next();
  }

  #next(): void {
    clearTimeout(this.#impatient);
    this.#impatient = undefined;
    this.#under?.abort();
    this.#under = null;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) void this.#send(waiting.question);
  }

  async #send(question: Q): Promise<void> {
    const under = new AbortController();
    this.#under = under;
    try {
      const answer = await this.#handlers.ask(question, under.signal);
      if (this.#under === under) this.#handlers.show(answer, question);
    } catch (error) {
      // What failed while a newer question waits is of no interest any more.
      if (this.#under === under && !this.#waiting) this.#handlers.fail(error, question);
    }
    if (this.#under === under) this.#next();
  }
}

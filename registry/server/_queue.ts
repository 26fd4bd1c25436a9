/** Runs one piece of work after the other, whatever became of those before. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => undefined)
    return result
  }

  /** Resolves when everything that was queued is done. */
  async idle(): Promise<void> {
    await this.#last
  }
}

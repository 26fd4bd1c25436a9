/** Asks until the answer holds, for as long as a busy machine may need. @returns the last answer */
export async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 15_000
  for (;;) {
    const answer = await ask()
    if (holds(answer) || Date.now() > deadline) return answer
    await new Promise((resolve) => { setTimeout(resolve, 25) })
  }
}

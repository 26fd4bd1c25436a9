import { createInterface } from 'node:readline/promises'
import picocolors from 'picocolors'
import { fold } from './fold.ts'
import type { Io } from './io.ts'

/** The real terminal. Colours only on one, and never under NO_COLOR; questions only where somebody can answer. */
export function terminalIo(): Io {
  const { stdin, stdout, stderr, env } = process
  const interactive = stdin.isTTY === true && stderr.isTTY === true
  const colors = picocolors.createColors(stdout.isTTY === true && stderr.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb')
  let pending = false
  const clear = (): void => {
    if (pending) stderr.write('\r\u001b[K')
    pending = false
  }
  // Asked each time: a window changes its size. Where nobody looks, a line stays a line.
  const widthOf = (stream: NodeJS.WriteStream): number => stream.isTTY === true ? stream.columns || 80 : Infinity
  const width = (): number => widthOf(stderr)
  return {
    columns: () => widthOf(stdout),
    out(text) { clear(); stdout.write(`${text}\n`) },
    err(text) { clear(); stderr.write(`${fold(text, width())}\n`) },
    progress(text) {
      if (stderr.isTTY !== true) return
      clear()
      if (text === '') return
      stderr.write(`${text.slice(0, Math.max(1, (stderr.columns || 80) - 1))}`)
      pending = true
    },
    interactive,
    async ask(question) {
      clear()
      // On stderr: stdout may be piped into a program.
      const asker = createInterface({ input: stdin, output: stderr })
      try {
        return await asker.question(fold(question, width()))
      } finally {
        asker.close()
      }
    },
    colors,
    env,
    directory: process.cwd(),
  }
}

import type { Colors } from 'picocolors/types.js'

/** The terminal, or what stands for it: passed in, so that tests decide. */
export interface Io {
  /** Whole lines, for what was asked for. */
  readonly out: (text: string) => void
  /** How wide `out` is where a person reads it; absent: as wide as a line is. */
  readonly columns?: () => number
  /** Whole lines, for everything else. */
  readonly err: (text: string) => void
  /** One line on a terminal that the next one replaces; nothing elsewhere. An empty text takes it away. */
  readonly progress: (text: string) => void
  /** A person is there to be asked. */
  readonly interactive: boolean
  /** Asks; only where interactive. */
  readonly ask: (question: string) => Promise<string>
  readonly colors: Colors
  readonly env: Readonly<Record<string, string | undefined>>
  /** Absolute. */
  readonly directory: string
}

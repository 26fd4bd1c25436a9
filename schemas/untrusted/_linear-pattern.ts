import { RE2JS } from 're2js'
import { BOUNDS } from './bounds.ts'

/** A pattern that matches in time linear in the text, whatever both are. */
export interface LinearPattern {
  test(text: string): boolean
  /** Steps a character at most. */
  readonly program: number
}

/**
 * Compiles a plugin's regular expression with RE2's algorithm. JavaScript's own backtracks: `(x+x+)+y` on 40 characters
 * stops the kernel for ever.
 *
 * RE2 has no back-references and no look-around; where it differs from JavaScript it refuses.
 *
 * @returns the pattern, or a sentence on why it is refused
 */
export function linearPattern(source: string): LinearPattern | string {
  if (source.length > BOUNDS.patternChars) return `is longer than ${BOUNDS.patternChars} characters`
  try {
    const compiled = RE2JS.compile(translated(source))
    const program = compiled.programSize()
    if (program > BOUNDS.patternProgram) return `is a pattern of ${program} steps a character, more than ${BOUNDS.patternProgram}`
    return { program, test: (text) => compiled.matcher(text).find() }
  } catch {
    return 'is not a regular expression of RE2 (no look-around, no back-references, at most 1,000 repeats)'
  }
}

/** JavaScript's \uXXXX and \/ in RE2's writing; everything else is the same or refused. */
function translated(source: string): string {
  return source.replaceAll(/\\(?:u([0-9a-fA-F]{4})|[^])/g, (escape, code: string | undefined) => code === undefined ? escape : `\\x{${code}}`)
}

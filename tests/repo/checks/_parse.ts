import { parseSync, Visitor, type Program, type VisitorObject } from 'oxc-parser'

/**
 * Parses one file. A parser, because a regular expression takes a comment or a string for code and the other way round.
 *
 * @throws where the file does not parse: a check must not pass on what it could not read
 */
export function parse(path: string, text: string): Program {
  const { program, errors } = parseSync(path, text)
  const [first] = errors
  if (first !== undefined) throw new SyntaxError(`${path} does not parse: ${first.message}`)
  return program
}

/** Calls the visitors for a file's nodes. */
export function visit(path: string, text: string, visitors: VisitorObject): void {
  new Visitor(visitors).visit(parse(path, text))
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

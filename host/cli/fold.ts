import { stripVTControlCharacters } from 'node:util'
import wrapAnsi from 'wrap-ansi'

/** Leading blanks, and a label before two blanks or more: what follows is a column of its own. */
const COLUMN = /^ *(?:\S+(?: \S+)* {2,})?/
/** A column narrower than this is no help. */
const NARROWEST = 24

/**
 * Breaks long lines between words, each rest below its own column, as a reader expects of a table.
 *
 * @param columns width of the terminal; Infinity leaves the text as it is
 */
export function fold(text: string, columns: number): string {
  return text.split('\n').map((line) => foldLine(line, columns)).join('\n')
}

function foldLine(line: string, columns: number): string {
  const [head = ''] = COLUMN.exec(line) ?? []
  const indent = widthOf(head)
  if (widthOf(line) <= columns || columns - indent < NARROWEST) return line
  return head + wrapAnsi(line.slice(head.length), columns - indent, { trim: true }).replaceAll('\n', `\n${' '.repeat(indent)}`)
}

/** Colours take no room. */
function widthOf(text: string): number {
  return stripVTControlCharacters(text).length
}

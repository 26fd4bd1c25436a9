import { stripVTControlCharacters } from 'node:util'

/**
 * Columns of text with two spaces between, as wide as they need to be; colours do not count.
 *
 * Own code because the table libraries draw boxes; this is 6 lines.
 */
export function textTable(rows: readonly (readonly string[])[]): string {
  const width = (text: string): number => stripVTControlCharacters(text).length
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, index) => Math.max(all[index] ?? 0, width(cell))), [])
  const pad = (cell: string, index: number): string => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - width(cell)))
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

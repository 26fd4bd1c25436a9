// Not csv-stringify: it needs Node's Buffer as soon as it is loaded, which a plugin does not have, and with escape_formulas it would
// put a quote before every negative amount, which is then no number any more.

/** First characters that make a spreadsheet read a cell as a formula (OWASP, CSV injection), full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const NUMBER = /^-?\d+(\.\d+)?$/
const QUOTED = /[",\r\n]/

/** One record of RFC 4180, with CRLF. A text that a spreadsheet would run gets an apostrophe before it. */
export function csvLine(fields: readonly (string | number)[]): string {
  return `${fields.map((field) => csvField(String(field))).join(',')}\r\n`
}

function csvField(field: string): string {
  const harmless = FORMULA.test(field) && !NUMBER.test(field) ? `'${field}` : field
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

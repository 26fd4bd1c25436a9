/**
 * `npm run hostile [-- --json] [-- words]`: each hazard against a host of its own, in which nothing else happens, and a table of what
 * came of it. With words, only the hazards whose name or title contains one. Exit code 1: at least one was not contained.
 */
import { parseArgs } from 'node:util'
import { areas, hazardsOf } from './_corpus.ts'
import { measureHazard, type Row } from './_measure.ts'

const { values: { json }, positionals: words } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
const all = (await Promise.all(areas().map(hazardsOf))).flat()
const chosen = all.filter(({ name, hazard }) => words.length === 0 || words.some((word) => `${name} ${hazard.title}`.includes(word)))

const say = (line: string): void => { if (!json) process.stdout.write(`${line}\n`) }
const WIDTHS = [13, 40, 24, -7, -8, -10, -11]
const line = (cells: readonly string[]): string => WIDTHS.map((width, at) => (width < 0 ? (cells[at] ?? '').padStart(-width) : (cells[at] ?? '').padEnd(width))).join(' ').trimEnd()

say(line(['', 'hazard', 'code', 'ms', 'cell MB', 'kernel ms', 'machine ms']))
const rows: Row[] = []
for (const named of chosen) {
  const row = await measureHazard(named)
  rows.push(row)
  say(line([row.contained ? 'contained' : 'NOT CONTAINED', row.hazard, row.code, String(row.ms), String(row.peakMb), `${row.worstKernelMs}${row.repeated ? '*' : ''}`, String(row.worstMachineMs)]))
  for (const problem of row.problems) say(`    ${problem}`)
}
const open = rows.filter(({ contained }) => !contained)
const summary = { hazards: rows.length, contained: rows.length - open.length, worstKernelMs: Math.max(0, ...rows.map(({ worstKernelMs }) => worstKernelMs)) }
const said = rows.some(({ repeated }) => repeated) ? ' (*: run twice, since the kernel was slow the first time)' : ''
say(`${summary.contained} of ${summary.hazards} contained; worst kernel latency ${summary.worstKernelMs} ms${said}`)
if (json) process.stdout.write(`${JSON.stringify({ ...summary, rows }, null, 2)}\n`)
process.exitCode = open.length > 0 || rows.length === 0 ? 1 : 0

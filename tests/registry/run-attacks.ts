/**
 * `npm run attack:registry [-- --json] [-- words]`: each attack on a registry and a reader, or a publisher, of its own, and a table of what came of it. With words, only the
 * attacks whose name or title contains one. Exit code 1: at least one was not contained.
 */
import { parseArgs } from 'node:util'
import { areas, attacksOf, judge } from './attacks/_judge.ts'

const { values: { json }, positionals: words } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
const all = (await Promise.all(areas().map(attacksOf))).flat()
const chosen = all.filter(({ name, attack }) => words.length === 0 || words.some((word) => `${name} ${attack.title}`.includes(word)))

const say = (line: string): void => { if (!json) process.stdout.write(`${line}\n`) }
const rows: { attack: string; title: string; code: string; contained: boolean; problems: readonly string[] }[] = []
say(`${''.padEnd(14)}${'attack'.padEnd(36)}${'told'.padEnd(34)}what is done`)
for (const named of chosen) {
  const { name, attack } = named
  const { code, problems } = await judge(named)
  const contained = problems.length === 0
  rows.push({ attack: name, title: attack.title, code, contained, problems })
  say(`${(contained ? 'contained' : 'NOT CONTAINED').padEnd(14)}${name.padEnd(36)}${code.padEnd(34)}${attack.title}`)
  for (const problem of problems) say(`    ${problem}`)
}
const contained = rows.filter((row) => row.contained).length
say(`${contained} of ${rows.length} contained`)
if (json) process.stdout.write(`${JSON.stringify({ attacks: rows.length, contained, rows }, undefined, 2)}\n`)
process.exitCode = contained < rows.length || rows.length === 0 ? 1 : 0

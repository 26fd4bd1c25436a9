import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ABSENT, DEVIATIONS, GLOBALS, INTERFACES, type Listed } from './_ecma-429.ts'

const ROOT = join(import.meta.dirname, '../../../..')

/** Run in a Node of its own, with what isolated-vm needs: text of the runtime in, JSON of what was found out. */
const PROBE = `
import ivm from 'isolated-vm'
import { readFileSync } from 'node:fs'
const { runtime, look } = JSON.parse(readFileSync(0, 'utf8'))
const context = new ivm.Isolate({ memoryLimit: 64 }).createContextSync()
context.global.setSync('__helper', new ivm.Callback(() => ''))
context.evalSync(runtime)
process.stdout.write(context.evalSync(look))
`

/** Of each name: what is not there of it, '*' for all. */
type Missing = Readonly<Record<string, readonly string[]>>

/** Runs inside the isolate: what of these names and members is not there. */
const look = (listed: Readonly<Record<string, string>>): string => `
  const missing = {}
  for (const [path, members] of Object.entries(${JSON.stringify(listed)})) {
    let holder = globalThis, found = true
    for (const name of path.split('.')) { found = found && holder !== null && holder !== undefined && name in Object(holder); holder = found ? holder[name] : undefined }
    const own = typeof holder === 'function' ? holder.prototype : holder
    const lacks = members.replaceAll('static ', 'static:').split(' ').filter((member) => member !== '' && !(member.startsWith('static:') ? member.slice(7) in Object(holder) : member in Object(own)))
    missing[path] = found ? lacks : ['*']
  }
  JSON.stringify(missing)`

/** The page that tells authors what of the web platform a plugin has, as a real isolate with this runtime has it. */
export function webPlatformPage(runtime: string): string {
  const missing = probe(runtime)
  return [
    '<!-- Made by host/cells/guest/gen/generate.ts from a real isolate: run npm run gen, do not edit. -->', '',
    '# The web platform of a plugin', '',
    'A plugin runs in a V8 isolate without Node. It has the language, and the interfaces of the [Minimum Common Web API](https://min-common-api.proposal.wintertc.org/), ECMA-429. This page lists',
    'each of them, and was written by asking a real isolate. What differs from the standards stands below, with the reason.', '',
    'TypeScript knows these names from its library `DOM` (`"lib": ["ESNext", "DOM", "DOM.Iterable"]`), or from Node\'s types. Both know more than is here: what counts is this page.', '',
    '## Interfaces', '', ...table('interface', INTERFACES, missing), '',
    '## Global functions and objects', '', ...table('name', GLOBALS, missing), '',
    '## What is otherwise', '', '| what | how |', '| --- | --- |', ...DEVIATIONS.map(([what, how]) => `| ${what} | ${how} |`), '',
  ].join('\n')
}

function probe(runtime: string): Missing {
  const listed = Object.fromEntries(Object.entries({ ...INTERFACES, ...GLOBALS }).map(([name, { members }]) => [name, members]))
  const { stdout } = spawnSync(process.execPath, ['--no-node-snapshot', '--input-type=module', '-e', PROBE], { cwd: ROOT, input: JSON.stringify({ runtime, look: look(listed) }), encoding: 'utf8' })
  return JSON.parse(stdout) as Missing
}

function table(title: string, listed: Readonly<Record<string, Listed>>, missing: Missing): string[] {
  const rows = Object.entries(listed).map(([name, { standard, members }]) => `| \`${name}\` | ${standard} | ${state(name, missing[name] ?? ['*'])} | ${shown(members, missing[name] ?? [])} |`)
  return [`| ${title} | standard | there | members |`, '| --- | --- | --- | --- |', ...rows]
}

function state(name: string, missing: readonly string[]): string {
  if (missing.length === 0) return 'yes'
  if (!missing.includes('*')) return 'in part'
  const [, reason = 'Nobody says why.'] = Object.entries(ABSENT).find(([absent]) => name === absent || name.startsWith(`${absent}.`)) ?? []
  return `no. ${reason}`
}

function shown(members: string, missing: readonly string[]): string {
  if (members === '' || missing.includes('*')) return ''
  return members.replaceAll('static ', 'static:').split(' ').map((member) => {
    const text = `\`${member.replace('static:', 'static ')}\``
    return missing.includes(member) ? `~~${text}~~` : text
  }).join(' ')
}

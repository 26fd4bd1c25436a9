import { relative } from 'node:path'
import type { Colors } from 'picocolors/types.js'
import type { LicenseStatus } from '../../licensing/licensing.ts'
import type { InstallOutcome } from './install-first-party.ts'
import type { Quickstart } from './open-quickstart.ts'

export interface WelcomeFacts extends Pick<Quickstart, 'registryUrl' | 'published' | 'outcomes' | 'issuerFile'> {
  readonly url: string
  readonly data: string
  readonly license: LicenseStatus
  readonly version: string
}

/** What `npm start` prints when everything runs: where, what, on which tier, and what to type next. */
export function welcome({ url, data, license, version, registryUrl, published, outcomes, issuerFile }: WelcomeFacts, colors: Colors): string {
  const { bold, dim, cyan } = colors
  const here = (path: string): string => {
    const near = relative(process.cwd(), path)
    return near.startsWith('..') ? path : near || '.'
  }
  const differing = published.filter(({ outcome }) => outcome === 'differs')
  return [
    '',
    `${bold(`Hardpoint ${version}`)} runs at ${cyan(url)}`,
    '',
    `  ${dim('data')}      ${here(data)}/   ${dim('(the admin token is in admin-token)')}`,
    `  ${dim('tier')}      ${license.tier}   ${dim(`(${license.reason})`)}`,
    `  ${dim('registry')}  ${registryUrl}   ${dim(`(${published.length} plugins)`)}`,
    '',
    bold('Plugins'),
    ...outcomes.flatMap((outcome) => plugin(outcome, colors)),
    ...differing.map(({ id, version: found }) => `  ${colors.yellow('!')} ${id}: the source differs from ${found} in the registry, and a version is never replaced. Raise its version in plugin.json.`),
    '',
    bold('Try it') + dim('  in another terminal'),
    ...commands(outcomes, license, { url, issuerFile: here(issuerFile), data: here(data) === '.hardpoint' ? undefined : here(data) }).map((line) => `  ${cyan(line)}`),
    '',
    dim('Ctrl-C stops it.'),
    '',
  ].join('\n')
}

function plugin(outcome: InstallOutcome, colors: Colors): string[] {
  const { green, yellow, dim } = colors
  if (outcome.outcome === 'refused') return unwell(outcome.id, outcome.error, colors)
  if (outcome.outcome === 'present') {
    if (outcome.problem !== undefined) return unwell(outcome.id, outcome.problem, colors)
    return [outcome.enabled ? `  ${green('✓')} ${outcome.id}` : `  ${yellow('–')} ${outcome.id}   ${dim('disabled')}`]
  }
  if (outcome.outcome === 'removed') return [`  ${yellow('–')} ${outcome.id}   ${dim('removed by an admin; again: npx hardpoint install ')}${dim(outcome.id)}`]
  const may = outcome.plan.plugins.flatMap(({ capabilities }) => capabilities.map(({ id, consent }) => `      ${id.padEnd(16)} ${dim(consent)}`))
  return [`  ${green('✓')} ${outcome.id}   ${dim(may.length === 0 ? 'installed now; may do nothing outside itself' : 'installed now; may:')}`, ...may]
}

function unwell(id: string, { message, fix }: { readonly message: string; readonly fix: string }, { yellow, dim }: Colors): string[] {
  return [`  ${yellow('–')} ${id}   ${message}`, `    ${dim(fix)}`]
}

interface Places {
  readonly url: string
  readonly issuerFile: string
  /** Undefined where the commands find it by themselves. */
  readonly data: string | undefined
}

function commands(outcomes: readonly InstallOutcome[], license: LicenseStatus, { url, issuerFile, data }: Places): string[] {
  const hello = outcomes.find((outcome) => outcome.id.endsWith('.hello') && runs(outcome))
  const there = data === undefined ? '' : ` --data ${word(data)}`
  return [
    ...(hello === undefined ? [] : [`curl ${url}/p/${hello.id}/hello/you`]),
    ...(license.tier === 'free' ? [
      `npx hardpoint license issue pro-license.json --key ${word(issuerFile)} --tier pro --days 30`,
      `npx hardpoint license set pro-license.json${there}`,
      `npx hardpoint install treasury${there}`,
    ] : []),
    `npx hardpoint list${there}`,
    'npx hardpoint help',
  ]
}

function runs(outcome: InstallOutcome): boolean {
  return outcome.outcome === 'installed' || (outcome.outcome === 'present' && outcome.enabled && outcome.problem === undefined)
}

/** One word of a shell's command line. */
function word(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

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
  const here = (path: string): string => relative(process.cwd(), path) || '.'
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
    ...commands(outcomes, license, { url, issuerFile: here(issuerFile) }).map((line) => `  ${cyan(line)}`),
    '',
    dim('Ctrl-C stops it.'),
    '',
  ].join('\n')
}

function plugin(outcome: InstallOutcome, { green, yellow, dim }: Colors): string[] {
  if (outcome.outcome === 'present') return [`  ${green('✓')} ${outcome.id}`]
  if (outcome.outcome === 'refused') return [`  ${yellow('–')} ${outcome.id}   ${outcome.error.message}`, `    ${dim(outcome.error.fix)}`]
  return [
    `  ${green('✓')} ${outcome.id}   ${dim('installed now; may:')}`,
    ...outcome.plan.plugins.flatMap(({ capabilities }) => capabilities.map(({ id, consent }) => `      ${id.padEnd(16)} ${dim(consent)}`)),
  ]
}

function commands(outcomes: readonly InstallOutcome[], license: LicenseStatus, { url, issuerFile }: { readonly url: string; readonly issuerFile: string }): string[] {
  const hello = outcomes.find(({ id, outcome }) => id.endsWith('.hello') && outcome !== 'refused')
  return [
    ...(hello === undefined ? [] : [`curl ${url}/p/${hello.id}/hello/you`]),
    ...(license.tier === 'free' ? [
      `npx hardpoint license issue pro-license.json --key ${issuerFile} --tier pro --days 30`,
      'npx hardpoint license set pro-license.json',
      'npx hardpoint install treasury',
    ] : []),
    'npx hardpoint list',
    'npx hardpoint help',
  ]
}

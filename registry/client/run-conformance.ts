import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { HardpointError } from '@hardpoint/schemas/errors'
import { corrupt, printable } from '../layout/mod.ts'
import { TufSession, type Read } from '../tuf/mod.ts'
import { httpSource } from './http-source.ts'
import { parseLocation } from './parse-location.ts'

const TIMEOUT_MS = 30_000

const OPTIONS = {
  'metadata-dir': { type: 'string', default: '' }, 'metadata-url': { type: 'string', default: '' },
  'target-name': { type: 'string', multiple: true, default: [] as string[] }, 'target-base-url': { type: 'string', default: '' }, 'target-dir': { type: 'string', default: '' },
} as const

interface Settings { readonly metadataDir: string; readonly metadataUrl: string; readonly targetBaseUrl: string; readonly targetDir: string; readonly now: number }

/**
 * The client that the public TUF conformance suite runs (its CLIENT-CLI.md): our source, our session over tuf-js, and TUF's rules alone, since that suite's
 * repositories are not ours. `--metadata-dir` holds what the specification says a client keeps, after a failure too.
 *
 *     --metadata-dir D init ROOT
 *     --metadata-dir D --metadata-url U refresh
 *     --metadata-dir D --metadata-url U --target-name T --target-base-url B --target-dir E download
 *
 * @throws HP_ERR_REGISTRY_* where something is refused; HP_ERR_USAGE
 */
export async function runConformance(args: readonly string[], { now }: { readonly now: number }): Promise<void> {
  const { values, positionals: [command = '', root = ''] } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
  const settings: Settings = {
    metadataDir: values['metadata-dir'], metadataUrl: values['metadata-url'], targetBaseUrl: values['target-base-url'], targetDir: values['target-dir'], now,
  }
  if (command === 'init') await copyFile(root, join(settings.metadataDir, 'root.json'))
  else if (command === 'refresh') await sessionOf(settings).refresh()
  else if (command === 'download') await download(settings, values['target-name'])
  else throw new HardpointError('HP_ERR_USAGE', { problem: `There is no command ${printable(command)}: init, refresh and download are.`, command: 'registry' })
}

function sessionOf({ metadataDir, metadataUrl, targetBaseUrl, now }: Settings): TufSession {
  return new TufSession({ registry: metadataUrl, read: reader(metadataUrl, targetBaseUrl), directory: metadataDir, now })
}

/** The suite serves metadata and targets below two addresses. */
function reader(metadataUrl: string, targetBaseUrl: string): Read {
  return (path, options) => {
    const [, folder = '', rest = ''] = /^([^/]*)\/(.*)$/.exec(path) ?? []
    const location = folder === 'metadata' ? metadataUrl : targetBaseUrl
    const place = parseLocation(location)
    if (!('url' in place)) throw new HardpointError('HP_ERR_REGISTRY_LOCATION', { location: printable(location), problem: 'it is no http(s) URL' })
    return httpSource(place.url, { timeoutMs: TIMEOUT_MS }).read(rest, options)
  }
}

async function download(settings: Settings, names: readonly string[]): Promise<void> {
  const session = sessionOf(settings)
  await session.refresh()
  for (const name of names) {
    const target = await session.targetInfo(name)
    if (target === undefined) throw corrupt({ registry: settings.metadataUrl, what: printable(name) }, 'no role has it')
    const file = join(settings.targetDir, encodeURIComponent(name))
    // What is there already, with the right bytes, is not asked for again.
    if (!await session.isDownloaded(target, file)) await session.download(target, file)
  }
}

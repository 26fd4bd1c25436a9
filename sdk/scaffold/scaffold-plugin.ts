import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { assertLinted } from '../lint/lint-manifest.ts'
import { templates } from './_templates.ts'

export interface ScaffoldOptions {
  /** `publisher.name`; by default `local.` and the name of the folder. */
  readonly id?: string
}

/**
 * Writes a plugin that says hello into a folder, which is made where it is missing. Never replaces a file: it writes all
 * of its files or, where one is there already, none.
 *
 * @returns the paths written
 * @throws HP_ERR_FILE_EXISTS, HP_ERR_LINT for an id that is not one
 */
export async function scaffoldPlugin(directory: string, { id = defaultId(directory) }: ScaffoldOptions = {}): Promise<string[]> {
  const files = templates(id, await sdkVersion())
  assertLinted(files.get('plugin.json') ?? '')
  const paths = [...files].map(([name, content]) => ({ path: join(directory, name), content }))
  for (const { path } of paths) await assertFree(path)
  await mkdir(directory, { recursive: true })
  // Exclusive all the same: another program may have written since.
  for (const { path, content } of paths) await writeFile(path, content, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => { throw taken(path, cause) })
  return paths.map(({ path }) => path)
}

/** lstat, not stat: a dangling link is something that is there. */
async function assertFree(path: string): Promise<void> {
  if (await lstat(path).then(() => true, () => false)) throw taken(path)
}

function taken(path: string, cause?: NodeJS.ErrnoException): unknown {
  if (cause !== undefined && cause.code !== 'EEXIST') return cause
  return new HardpointError('HP_ERR_FILE_EXISTS', { file: path, remedy: 'Name an empty folder.' })
}

function defaultId(directory: string): string {
  const name = basename(resolve(directory)).toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^[-0-9]+|-+$/g, '')
  return `local.${name || 'hello'}`
}

async function sdkVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8')) as { readonly version: string }
  return version
}

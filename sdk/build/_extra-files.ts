import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { pathProblem } from '@hardpoint/schemas/package'

const TEXTS = ['README.md', 'CHANGELOG.md', 'LICENSE']

/**
 * The files of a plugin's folder that are packed as they are: its texts, and everything in ui/.
 *
 * An allow-list: a `.env` or an `.npmrc` with a token beside them is never packed.
 *
 * @throws HP_ERR_BUILD for a file in ui/ that a package may not hold
 */
export async function extraFiles(root: string): Promise<[string, Uint8Array][]> {
  const texts = await Promise.all(TEXTS.map(async (name): Promise<[string, Uint8Array] | undefined> => {
    const content = await readIfThere(join(root, name))
    return content && [name, content]
  }))
  return [...texts.filter((entry) => entry !== undefined), ...await uiFiles(root)]
}

async function uiFiles(root: string): Promise<[string, Uint8Array][]> {
  const entries = await readdir(join(root, 'ui'), { withFileTypes: true, recursive: true }).catch(ifMissing([]))
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => {
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(root.length + 1).replaceAll('\\', '/')
    // A link could bring any file of the machine into a package.
    const problem = entry.isFile() ? pathProblem(name) : 'is not a regular file'
    if (problem !== undefined) throw new HardpointError('HP_ERR_BUILD', { problem: `${name} ${problem}` })
    return { path, name }
  })
  return Promise.all(files.map(async ({ path, name }): Promise<[string, Uint8Array]> => [name, new Uint8Array(await readFile(path))]))
}

/** The bytes of a file, or undefined where there is none. */
export async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  const content = await readFile(file).catch(ifMissing(undefined))
  return content && new Uint8Array(content)
}

function ifMissing<T>(value: T): (cause: NodeJS.ErrnoException) => T {
  return (cause) => {
    if (cause.code === 'ENOENT') return value
    throw cause
  }
}

import { build, type BuildFailure, type BuildResult, type Message, type OutputFile } from 'esbuild'
import { HardpointError } from '@hardpoint/schemas/errors'
import { modules, type BundledPackage } from './_modules.ts'

/** What became of the plugin's source. */
export interface Bundle {
  readonly main: Uint8Array
  readonly map: Uint8Array
  /** In the order of their names. */
  readonly packages: readonly BundledPackage[]
}

/**
 * Bundles an entry file and everything it imports into one ES module that needs nothing.
 *
 * The same source gives the same bytes: no time, no absolute path, and no tsconfig.json of the folders above.
 *
 * @param root the plugin's folder, without symbolic links in its path
 * @throws HP_ERR_BUILD with the file, line and column of the first error
 */
export async function bundle(root: string, entry: string): Promise<Bundle> {
  const packages = new Map<string, BundledPackage>()
  const { outputFiles, metafile } = await run(root, entry, packages)
  const output = Object.entries(metafile.outputs).find(([name]) => name.endsWith('main.js'))?.[1]
  if (output?.exports.includes('default') !== true) {
    throw new HardpointError('HP_ERR_BUILD', { problem: `${entry} has no default export. Write: export default definePlugin({ … })` })
  }
  return { main: contents(outputFiles, 'main.js'), map: contents(outputFiles, 'main.js.map'), packages: [...packages.values()].filter(isIn(output.inputs)).sort(byName) }
}

async function run(root: string, entry: string, packages: Map<string, BundledPackage>): Promise<BuildResult<{ metafile: true; write: false }>> {
  try {
    return await build({
      absWorkingDir: root, entryPoints: [entry], outfile: 'main.js', write: false, bundle: true, metafile: true,
      format: 'esm', platform: 'neutral', target: 'esnext', charset: 'utf8', mainFields: ['module', 'main'], conditions: ['module'],
      // With the sources' text: who gets the package can read its code anyway, and reads it better so; a debugger shows it.
      sourcemap: 'linked', sourcesContent: true, legalComments: 'inline', tsconfigRaw: {}, logLevel: 'silent',
      // What esbuild would leave for run time: there is nothing there to load it, and `eval` does not work.
      logOverride: { 'unsupported-dynamic-import': 'error', 'unsupported-require-call': 'error', 'direct-eval': 'error' },
      plugins: [modules(root, packages)],
    })
  } catch (cause) {
    const errors = (cause as Partial<BuildFailure>).errors ?? []
    if (errors.length === 0) throw cause
    throw new HardpointError('HP_ERR_BUILD', { problem: errors.slice(0, 10).map(words).join('; ') }, { cause })
  }
}

/** Packages of which something is left after unused code was dropped. */
function isIn(inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>): (bundled: BundledPackage) => boolean {
  const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path)
  return ({ name, version }) => used.some((path) => path.startsWith(`npm:${name}@${version}/`))
}

function words({ text, location }: Message): string {
  return location === null ? text : `${location.file}:${location.line}:${location.column + 1}: ${text}`
}

function contents(files: readonly OutputFile[], name: string): Uint8Array {
  return files.find(({ path }) => path.endsWith(`/${name}`) || path.endsWith(`\\${name}`))?.contents ?? new Uint8Array()
}

function byName(a: BundledPackage, b: BundledPackage): number {
  const [left, right] = [`${a.name}@${a.version}`, `${b.name}@${b.version}`]
  return left < right ? -1 : left > right ? 1 : 0
}

import { builtinModules } from 'node:module'
import { importsOf, type Import } from './_imports.ts'
import { isGenerator, isTest, type Tree } from './_tree.ts'

/** Folders of host/, lowest first: each imports only from itself and from those before it. */
export const HOST_LAYERS = [
  'storage', 'bus', 'trust', 'resolver', 'licensing', 'identity', 'cells', 'capabilities', 'runtime', 'lifecycle', 'telemetry', 'http', 'kernel', 'cli',
] as const

/** What each workspace may import besides itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  schemas: [], sdk: ['schemas'], registry: ['schemas'], host: ['schemas', 'sdk', 'registry'],
}

/** The cell process's own code: the only place where isolated-vm is loaded. */
const CELL_PROCESS = 'host/cells/cell/'

/** Run only as the bundle that its generator writes and that is committed: what it imports is in there. */
const GUEST = 'host/cells/guest/'

const BUILTIN = new Set(builtinModules)

/** Says which imports reach past their layer, with both files and what would be allowed. */
export function layers(tree: Tree): string[] {
  return importsOf(tree).flatMap((found) => {
    const problem = problemOf(tree, found)
    return problem === undefined ? [] : [`${found.from}:${found.line} imports ${found.file ?? found.specifier}, ${problem}`]
  })
}

function problemOf(tree: Tree, found: Import): string | undefined {
  const area = areaOf(found.from)
  if (area === 'tests' || area === 'root') return undefined
  if (area.startsWith('plugins/') || area.startsWith('examples/')) return ofPlugin(area, found)
  if (area.startsWith('host/') && !HOST_LAYERS.some((layer) => area === `host/${layer}`)) {
    return `but ${area} is not a layer. Layers: ${HOST_LAYERS.join(', ')} (host/docs/adr/0001-layers.md)`
  }
  return found.file === undefined ? ofPackage(tree, found) : ofFile(area, found.file)
}

/** `host/cells` of a file in the host, else its workspace; `tests`, and `root` for what lies in none. */
function areaOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  if (top === 'tests') return 'tests'
  if (top === 'host' || top === 'plugins' || top === 'examples') return `${top}/${second}`
  return Object.hasOwn(BELOW, top) ? top : 'root'
}

/** A plugin is what a third party could have written: the SDK is all it knows of us, and an isolate has no Node. */
function ofPlugin(area: string, { from, specifier, file }: Import): string | undefined {
  if (file?.startsWith(`${area}/`)) return undefined
  if (specifier === '@hardpoint/sdk') return undefined
  if (isTest(from) && (specifier.startsWith('@hardpoint/sdk/') || specifier.startsWith('node:') || specifier === 'tap')) return undefined
  return `but ${area} may import only itself and @hardpoint/sdk`
}

function ofFile(area: string, file: string): string | undefined {
  const target = areaOf(file)
  const ownManifest = `${area.split('/')[0]}/package.json`
  if (target === area || file === ownManifest) return undefined
  const allowed = allowedFor(area)
  return allowed.includes(target) ? undefined : `but ${area} may import only ${[area, ...allowed].join(', ')}`
}

function allowedFor(area: string): readonly string[] {
  if (!area.startsWith('host/')) return BELOW[area] ?? []
  const own = HOST_LAYERS.findIndex((layer) => area === `host/${layer}`)
  return [...BELOW.host ?? [], ...HOST_LAYERS.slice(0, own).map((layer) => `host/${layer}`)]
}

function ofPackage(tree: Tree, { from, specifier }: Import): string | undefined {
  if (specifier.startsWith('node:')) return undefined
  if (BUILTIN.has(specifier)) return `but Node's modules are named with node:, as node:${specifier}`
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  if (name === 'isolated-vm' && !from.startsWith(CELL_PROCESS)) {
    return `but only the cell process (${CELL_PROCESS}) may load it: what breaks out of an isolate must not be in the kernel`
  }
  const workspace = from.split('/')[0] ?? ''
  const declared = dependenciesOf(tree.get(`${workspace}/package.json`))
  // A generator runs while developing, from the root's development dependencies; and so is the guest runtime bundled, whole.
  const declaredAtRoot = isGenerator(from) || from.startsWith(GUEST) ? dependenciesOf(tree.get('package.json')) : []
  return [...declared, ...declaredAtRoot].includes(name) ? undefined : `but ${workspace}/package.json does not declare ${name}`
}

function dependenciesOf(text = '{}'): string[] {
  const { dependencies = {}, devDependencies = {}, peerDependencies = {}, optionalDependencies = {} } = JSON.parse(text) as Record<string, Record<string, string>>
  return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies })
}

import { isBuiltin } from 'node:module'
import { readFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader, OnLoadArgs, OnLoadResult, OnResolveArgs, OnResolveResult, PartialMessage, Plugin, PluginBuild, ResolveResult } from 'esbuild'

/** Modules that are not the plugin's own: named by package and version, never by where they lie on this machine. */
const NAMESPACE = 'npm'
const SDK = '@hardpoint/sdk'
const SEEN = Symbol('resolved by us')
const LOADERS: Readonly<Record<string, Loader>> = { '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.js': 'js', '.mjs': 'js', '.cjs': 'js', '.json': 'json' }

/** A package that modules of it were bundled from. */
export interface BundledPackage {
  readonly name: string
  readonly version: string
  readonly license: string | undefined
}

/**
 * Decides, for esbuild, what a plugin may import: its own files and packages, bundled; nothing of Node, nothing at run
 * time.
 *
 * Modules from packages get a name of the form `npm:name@version/path`, in the bundle's comments and its source map, so
 * that the same source gives the same bytes in any folder, and no path of the author's machine is published.
 *
 * @param root the plugin's folder, without symbolic links in its path
 * @param packages where the packages met are put, by name and version
 */
export function modules(root: string, packages: Map<string, BundledPackage>): Plugin {
  return {
    name: 'hardpoint-modules',
    setup(build) {
      build.onResolve({ filter: /.*/ }, (args) => resolve(args, build, { root, packages }))
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, load)
    },
  }
}

interface Context { readonly root: string; readonly packages: Map<string, BundledPackage> }

async function resolve(args: OnResolveArgs, build: PluginBuild, { root, packages }: Context): Promise<OnResolveResult | undefined> {
  if (args.pluginData === SEEN) return undefined
  const refused = refusal(args)
  if (refused !== undefined) return { errors: [refused] }
  const { importer, kind, resolveDir, namespace } = args
  const found = await build.resolve(args.path, { importer, kind, resolveDir, namespace, pluginData: SEEN })
  const result = found.errors.length > 0 && args.path === SDK ? await ownSdk(build) : found
  if (result.errors.length > 0) return { errors: isBuiltin(args.path) ? [builtin(args.path)] : result.errors }
  if (result.external) return { errors: [{ text: `'${args.path}' would be imported at run time, and a plugin is one file` }] }
  if (isOwn(result.path, root)) return { path: result.path, sideEffects: result.sideEffects }
  const home = nearestPackage(result.path)
  if (home === undefined) return { errors: [{ text: `'${args.path}' lies outside the plugin's folder and in no package` }] }
  const { name, version, license, folder } = home
  packages.set(`${name}@${version}`, { name, version, license })
  const path = `${name}@${version}/${relative(folder, result.path).replaceAll(sep, '/')}`
  return { path, namespace: NAMESPACE, sideEffects: result.sideEffects, pluginData: result.path }
}

/** The SDK these tools belong to: a plugin's folder need not have it installed to be built. */
function ownSdk(build: PluginBuild): Promise<ResolveResult> {
  const path = fileURLToPath(import.meta.resolve(SDK))
  return build.resolve(path, { kind: 'import-statement', resolveDir: dirname(path), pluginData: SEEN })
}

/** What no plugin may import, whether it is there or not. */
function refusal({ path, kind }: OnResolveArgs): PartialMessage | undefined {
  if (path.startsWith('node:')) return builtin(path)
  if (path.startsWith(`${SDK}/`)) return { text: `'${path}' is for the author's machine; a plugin's code imports '${SDK}' alone` }
  if (/^[a-z]+:\/\//i.test(path)) return { text: `'${path}' is a URL: a plugin is one file, and loads nothing at run time` }
  if (kind === 'dynamic-import') return { text: `import('${path}') loads code at run time, which an isolate does not do: use a static import` }
  return undefined
}

function builtin(path: string): PartialMessage {
  return { text: `'${path}' is a module of Node, and a plugin runs without Node: use the web's APIs, or a capability of the host` }
}

function isOwn(path: string, root: string): boolean {
  const inside = relative(root, path)
  return !inside.startsWith('..') && inside !== path && !inside.split(sep).includes('node_modules')
}

async function load({ path, pluginData }: OnLoadArgs): Promise<OnLoadResult> {
  const file = String(pluginData)
  const loader = LOADERS[extname(file)]
  if (loader === undefined) return { errors: [{ text: `${path} is a kind of file that a plugin cannot bundle` }] }
  return { contents: await readFile(file), loader, resolveDir: dirname(file), pluginData: undefined }
}

/** The package a file belongs to: the nearest package.json with a name and a version. */
function nearestPackage(file: string): (BundledPackage & { readonly folder: string }) | undefined {
  for (let folder = dirname(file); folder !== dirname(folder) && basename(folder) !== 'node_modules'; folder = dirname(folder)) {
    const { name, version, license } = readJson(join(folder, 'package.json'))
    if (typeof name === 'string' && typeof version === 'string') return { name, version, license: typeof license === 'string' ? license : undefined, folder }
  }
  return undefined
}

function readJson(file: string): { readonly name?: unknown; readonly version?: unknown; readonly license?: unknown } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as object
  } catch {
    return {}
  }
}

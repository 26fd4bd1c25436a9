import { HardpointError } from '@hardpoint/schemas/errors'
import type { RouteContribution } from '@hardpoint/schemas'
import { compileUntrusted } from '@hardpoint/schemas/untrusted'
import findMyWay from 'find-my-way'
import type { ActivePlugin } from '../runtime/active-plugin.ts'

export type Method = RouteContribution['method']

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Undefined for a valid value. */
export type Check = (value: unknown) => { readonly pointer: string; readonly problem: string } | undefined

export interface PluginRoute {
  readonly route: RouteContribution
  /** Compiled at first use: a plugin with 256 routes costs little until they are called. */
  readonly checkBody: Check
  readonly checkQuery: Check
}

export interface RouteMatch extends PluginRoute {
  readonly params: Readonly<Record<string, string>>
}

/** The routes of the plugins, each plugin's in a router of its own, made again when its digest changes. */
export class RouteTable {
  readonly #routers = new Map<string, { readonly digest: string; readonly router: findMyWay.Instance<findMyWay.HTTPVersion.V1> }>()

  /**
   * @param path below `/p/<plugin id>`, as it came, starting with a slash
   * @throws HP_ERR_PLUGIN_LOAD where the plugin's routes cannot stand together
   */
  match(plugin: ActivePlugin, method: string, path: string): RouteMatch | undefined {
    // RFC 9110, 9.3.2: HEAD is GET without the content.
    const wanted = method === 'HEAD' ? 'GET' : METHODS.find((known) => known === method)
    const found = wanted === undefined ? null : this.#router(plugin).find(wanted, path)
    // `:name` stands for one segment; find-my-way lets an empty one through.
    if (found === null || Object.values(found.params).includes('')) return undefined
    return { ...(found.store as PluginRoute), params: found.params as Record<string, string> }
  }

  /** The methods a path answers, for Allow. Empty: the path is unknown. */
  allowed(plugin: ActivePlugin, path: string): string[] {
    return METHODS.filter((method) => this.match(plugin, method, path) !== undefined).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  }

  forget(plugin: string): void {
    this.#routers.delete(plugin)
  }

  #router(plugin: ActivePlugin): findMyWay.Instance<findMyWay.HTTPVersion.V1> {
    const { id, digest } = plugin.code
    const known = this.#routers.get(id)
    if (known?.digest === digest) return known.router
    const router = makeRouter(plugin)
    this.#routers.set(id, { digest, router })
    return router
  }
}

function makeRouter(plugin: ActivePlugin): findMyWay.Instance<findMyWay.HTTPVersion.V1> {
  const router = findMyWay({ maxParamLength: 1024, ignoreTrailingSlash: false, ignoreDuplicateSlashes: false, caseSensitive: true })
  for (const route of plugin.manifest.contributes?.routes ?? []) {
    const store: PluginRoute = { route, checkBody: lazily(route.body), checkQuery: lazily(route.query) }
    try {
      router.on(route.method, route.path, () => undefined, store)
    } catch (error) {
      const problem = `its routes ${route.method} ${route.path} cannot stand together`
      throw new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: plugin.code.id, problem }, { cause: error })
    }
  }
  return router
}

function lazily(schema: object | undefined): Check {
  let check: Check | undefined
  return (value) => {
    if (schema === undefined) return undefined
    check ??= compileUntrusted(schema)
    return check(value)
  }
}

import { HardpointError } from '@hardpoint/schemas/errors'
import type { Context } from './_context.ts'
import { returnsOf, type Return } from './_returns.ts'

/** For so long an answer of the registry holds: a version that fails is looked at every few seconds. */
const ASK_EVERY_MS = 60_000

type Fix = string | undefined

/**
 * What is known to be mended by an upgrade, so that going back would bring it again: whoever can make calls fail must not be able to bring back
 * what they can use.
 */
export class KnownFixes {
  readonly #context: Context
  readonly #signal: AbortSignal
  readonly #heard = new Map<string, { readonly of: string; readonly at: number; readonly fix: Fix }>()

  /** @param signal nobody waits for the registry any longer once it is aborted */
  constructor(context: Context, signal: AbortSignal) {
    this.#context = context
    this.#signal = signal
  }

  /** A clause that says what it is; undefined where nothing is known. @throws what returnsOf throws */
  async of(plugin: string): Promise<Fix> {
    const returns = await returnsOf(this.#context, plugin, { automatic: true })
    for (const each of returns) {
      const fix = this.#advised(each) ?? await this.#withdrawn(each)
      if (fix !== undefined) return fix
    }
    return undefined
  }

  #advised({ now, target: { installed } }: Return): Fix {
    const { advisories } = this.#context.state
    const still = new Set(advisories.of(now.installed).map(({ id }) => id))
    const advisory = advisories.of(installed).find(({ id }) => !still.has(id))
    return advisory && `${installed.id} ${installed.version} is warned of (${advisory.id})`
  }

  async #withdrawn({ now, target: { installed } }: Return): Promise<Fix> {
    const at = this.#context.clock()
    const heard = this.#heard.get(installed.id)
    const of = `${now.installed.version} ${installed.version}`
    if (heard?.of === of && at - heard.at < ASK_EVERY_MS) return heard.fix
    const fix = await this.#askedFor(now.installed.version, installed)
    this.#heard.set(installed.id, { of, at, fix })
    return fix
  }

  async #askedFor(from: string, { id, version }: { readonly id: string; readonly version: string }): Promise<Fix> {
    const registry = this.#context.registry()
    if (registry === undefined) return undefined
    try {
      const entries = await unlessAborted(registry.versions(id), this.#signal)
      const isWithdrawn = (which: string): boolean => entries.some(entry => entry.version === which && entry.yankKind === 'security')
      return isWithdrawn(version) && !isWithdrawn(from) ? `${id} ${version} was withdrawn for security` : undefined
    } catch (error) {
      if (this.#signal.aborted) return 'the host closes'
      if (!HardpointError.is(error)) throw error
      // Away when many calls fail: the network may be why they do.
      return `the registry cannot say whether ${id} ${version} was withdrawn (${error.code})`
    }
  }
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(signal.reason)
  signal.addEventListener('abort', stop)
  try {
    // One that was aborted already calls nobody.
    if (signal.aborted) stop()
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

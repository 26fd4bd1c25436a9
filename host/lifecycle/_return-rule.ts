import { HardpointError } from '@hardpoint/schemas/errors'
import { parseManifest } from '@hardpoint/schemas/package'
import { checkEngine } from './_check-engine.ts'
import { checkManifest } from './_check-manifest.ts'
import type { Context } from './_context.ts'
import { policyProblem } from './_operator-policy.ts'
import type { KeptVersion } from './_records.ts'

/** Why a version that is kept may not be put in force again; undefined where nothing is against it. */
export type ReturnRule = (version: KeptVersion, options: { readonly channel: string | undefined }) => HardpointError | undefined

/**
 * By what is believed at this moment. What is kept was in force once, on a host that may have been another; it was verified then, and by now its key
 * may not be trusted any more, or its files be others.
 */
export async function returnRule({ state, config, consent, engineVersion, pins, countersignatures, shelf }: Context): Promise<ReturnRule> {
  const trustOf = await pins.checker()
  const assertMayReturn = ({ installed, manifest }: KeptVersion, channel: string | undefined): void => {
    const { id, version, publisher, publicKey, digest: sha256 } = installed
    const refusal = state.advisories.refusal(installed)
    if (refusal !== undefined) throw refusal
    const problem = policyProblem(config, { id, version, publisher, ...channel === undefined ? {} : { channel } })
    if (problem !== undefined) throw new HardpointError('HP_ERR_ROLLBACK_BLOCKED', { plugin: id, version, ...problem })
    parseManifest(manifest, `plugin.json of ${id} ${version}`)
    checkEngine(manifest, engineVersion)
    checkManifest(manifest, consent)
    // A key that was taken out of config.json since is not trusted any more.
    if (trustOf(id, publicKey) === 'first-use') {
      throw new HardpointError('HP_ERR_PUBLISHER_CHANGED', { publisher, plugin: id, pinned: [], found: publicKey, problem: 'no key of it is trusted any more' })
    }
    countersignatures.assertSigned({ id, version, sha256 })
    shelf.read({ ...installed, manifest })
  }
  return (version, { channel }) => {
    try {
      assertMayReturn(version, channel)
      return undefined
    } catch (error) {
      if (HardpointError.is(error)) return error
      throw error
    }
  }
}

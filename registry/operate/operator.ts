import type { Advisory, PublisherRecord } from '@hardpoint/schemas'
import type { Signer } from '../roles/mod.ts'
import { changeAdvisories, setAdvisoriesKey, withAdvisory, withoutAdvisory } from './_change-advisories.ts'
import { registerPublisher, rotateKey } from './_change-publishers.ts'
import { changeRoot } from './_change-root.ts'
import type { Made } from './_made.ts'
import { nextTargets } from './_next-targets.ts'
import type { KeyRotation, RegistryOperator, RootChange } from './registry-operator.ts'
import type { Standing } from './standing.ts'

/**
 * Every operation with the offline keys, over a way to read what stands and to put in force what was made of it: a registry's own folder, or its
 * server from another machine. Both send the same, and the store verifies both alike.
 */
export abstract class Operator implements RegistryOperator {
  /** Reads what stands, has the next roles made of it, and puts them in force. */
  protected abstract change<T>(make: (standing: Standing) => Promise<Made<T>>): Promise<T>

  abstract advisories(): Promise<readonly Advisory[]>

  registerPublisher(id: string, publicKey: string, signer: Signer, { allowSimilar = false }: { readonly allowSimilar?: boolean } = {}): Promise<PublisherRecord> {
    return this.change((standing) => registerPublisher(standing, { id, publicKey, allowSimilar }, signer))
  }

  rotateKey(id: string, rotation: KeyRotation, signer: Signer): Promise<PublisherRecord> {
    return this.change((standing) => rotateKey(standing, { id, rotation }, signer))
  }

  rotateRoot(change: RootChange): Promise<number> {
    return this.change((standing) => changeRoot(standing, change))
  }

  renewTargets(signer: Signer): Promise<void> {
    return this.change(async (standing) => ({ change: { roles: { targets: await nextTargets(standing, { signers: [signer] }) }, files: {} }, result: undefined }))
  }

  setAdvisoriesKey(signer: Signer, targets: Signer): Promise<void> {
    return this.change((standing) => setAdvisoriesKey(standing, signer, targets))
  }

  addAdvisory(advisory: Advisory, signer: Signer): Promise<void> {
    return this.#changeList(signer, (list) => withAdvisory(list, advisory))
  }

  withdrawAdvisory(id: string, signer: Signer): Promise<void> {
    return this.#changeList(signer, (list, now) => withoutAdvisory(list, id, now))
  }

  renewAdvisories(signer: Signer): Promise<void> {
    return this.#changeList(signer, (list) => list)
  }

  #changeList(signer: Signer, change: (list: readonly Advisory[], now: number) => readonly Advisory[] | undefined): Promise<void> {
    return this.change(async (standing) => {
      const list = change(standing.advisories?.list ?? [], standing.now)
      return list === undefined ? { change: undefined, result: undefined } : changeAdvisories(standing, list, signer)
    })
  }
}

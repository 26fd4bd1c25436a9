import { resolve } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { durableFiles } from './_durable-files.ts'
import { PublishTokens, type TokenOptions } from './_publish-tokens.ts'
import { publisherRecord } from './_publishers.ts'
import { readState } from './_state.ts'
import { OPERATOR, type NewToken, type TokenInfo } from './registry-store.ts'

/** A registry's tokens, and nothing else of it. */
export interface RegistryTokens {
  /** Where none is named, the scope `publish` and an end in 90 days. @throws HP_ERR_PUBLISHER_UNKNOWN, HP_ERR_REGISTRY_LOCKED */
  create(publisher: string, options?: TokenOptions): Promise<NewToken>
  /** @throws HP_ERR_DATA_CORRUPT */
  list(): TokenInfo[]
  /** @throws HP_ERR_TOKEN_UNKNOWN, HP_ERR_REGISTRY_LOCKED */
  revoke(id: string): Promise<void>
}

/** The tokens of a registry's folder, also while a server has it open: the server finds what was changed at its next call. */
export function openRegistryTokens(directory: string, { clock }: { readonly clock: () => number }): RegistryTokens {
  const place = resolve(directory)
  const tokens = new PublishTokens(place)
  return {
    async create(publisher, options = {}) {
      // Nothing is written through these files. Without the lock of who writes them: what a commit replaces meanwhile stays for a day, so what was begun is read whole.
      if (publisher !== OPERATOR) publisherRecord(await readState(durableFiles(place, '')), publisher, directory)
      return tokens.create(publisher, options, clock())
    },
    list: () => tokens.list(),
    async revoke(id) {
      if (await tokens.revoke((token) => token.id === id) === 0) throw new HardpointError('HP_ERR_TOKEN_UNKNOWN', { token: id })
    },
  }
}

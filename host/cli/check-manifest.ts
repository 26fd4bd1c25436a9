import type { Manifest } from '@hardpoint/schemas'
import { assertLinted } from '@hardpoint/sdk/tools'

/** What a registry of ours asks of a manifest beyond its schema: the same lint that authors run. @throws HP_ERR_LINT */
export function checkManifest(manifest: Manifest): void {
  assertLinted(JSON.stringify(manifest))
}

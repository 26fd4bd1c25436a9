import type { Manifest } from '@hardpoint/schemas'

/** A plugin as an attacker packs it: whatever bytes, rightly signed. No tool of the SDK looks at them. */
export interface RawPlugin { readonly manifest: Partial<Manifest> & Pick<Manifest, 'id'>; readonly main: string }

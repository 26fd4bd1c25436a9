import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a key derivation of a thousand million rounds',
  why: 'it is native code outside the isolate',
  plugins: [rogue('key-derivation', `async () => {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(16), 'PBKDF2', false, ['deriveBits'])
  return new Response(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt: new Uint8Array(16), iterations: 2 ** 30 }, key, 512))
}`, { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_PLUGIN_THREW'],
}

import type { Manifest } from '../../../schemas/mod.ts'

/** A manifest without problems, and what a test changes in it. */
export function manifest(changes: Partial<Manifest> = {}): Manifest {
  return { id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Sends mail.', license: 'MIT', engines: { hardpoint: '>=0.1.0' }, tier: 'free', ...changes }
}

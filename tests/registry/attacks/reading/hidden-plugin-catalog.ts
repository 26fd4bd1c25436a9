import type { Attack } from '../_attack.ts'

/** The catalog is a hint for people who search; what is installed by name never asks it. */
export const attack: Attack = {
  title: 'a mirror leaves a plugin out of the catalog',
  code: 'harmless',
  run(ground) {
    ground.repository.files.set('catalog.ndjson', new Uint8Array())
    return ground.client().versions('acme.mail')
  },
  check: (outcome) => Array.isArray(outcome) && outcome.length === 2 ? [] : ['the plugin was hidden'],
}

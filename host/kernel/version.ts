import manifest from '../package.json' with { type: 'json' }

/** What `engines.hardpoint` of a plugin is held against. */
export const HOST_VERSION: string = manifest.version

export async function listEntries(_services: unknown, _call: unknown, _init: unknown): Promise<never> { throw 1 }

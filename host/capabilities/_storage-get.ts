export async function getEntry(_services: unknown, _call: unknown, _init: unknown): Promise<never> { throw 1 }
export async function getEntries(_services: unknown, _call: unknown, _init: unknown): Promise<never> { throw 1 }

export async function commitStorage(_services: unknown, _call: unknown, _init: unknown): Promise<{ok: true, version: string}|{ok:false}> { throw 1 }

export async function scheduleRun(_services: unknown, _call: unknown, _init: unknown): Promise<never> { throw 1 }
export async function cancelRun(_services: unknown, _call: unknown, _init: unknown): Promise<never> { throw 1 }

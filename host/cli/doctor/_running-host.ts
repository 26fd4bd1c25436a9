import { openClient, runningHost } from '../client.ts'
import { HardpointError } from '@hardpoint/schemas/errors'

/** Asks the host that runs; undefined where none does. The doctor never opens the data directory itself. */
export async function askRunningHost<T>(dataDirectory: string, path: string): Promise<T | undefined> {
  if (runningHost(dataDirectory) === undefined) return undefined
  const client = await openClient({ dataDirectory, openHost: () => Promise.reject(new HardpointError('HP_ERR_HOST_NOT_RUNNING', { url: dataDirectory })) })
  try {
    return await client.call<T>('GET', path)
  } catch (error) {
    if (HardpointError.is(error, 'HP_ERR_HOST_NOT_RUNNING')) return undefined
    throw error
  } finally {
    await client.close()
  }
}

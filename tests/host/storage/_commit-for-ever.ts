import { openLevelStore } from '../../../host/storage/level-store.ts'

// Started by level-store.test.ts, which kills it. Commits two keys at a time, eight commits in flight, and reports each that was acknowledged.
const store = await openLevelStore(process.argv[2] ?? '')

await Promise.all(Array.from({ length: 8 }, async (_, worker) => {
  for (let number = 0; ; number++) {
    const value = Buffer.from(String(number))
    const result = await store.commit({ puts: [{ key: ['a', worker, number], value }, { key: ['b', worker, number], value }] })
    if (result.ok) process.stdout.write(`${worker} ${number} ${result.version}\n`)
  }
}))

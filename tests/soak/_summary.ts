import type { Attacks } from './_attacks.ts'
import type { LoadReport } from './_load.ts'
import { fitLine, lowest, quantile, type Line } from './_statistics.ts'
import type { Sample } from './_watch.ts'

/**
 * Megabytes an hour that the kernel's heap, with what hangs on it, may be seen to grow by, twice the error taken off: 20 bytes for each of the
 * million honest calls an hour of this load. What it keeps for ever (publishers seen, the log's ring) is far below. Resident memory is shown
 * and not judged: the allocator keeps what a flood once needed, in steps that a line reads as growth.
 */
export const HEAP_BOUND = 20
/** Before it the kernel's caches, the log's ring and the store's buffers fill. */
const WARM_UP = 0.4
/** Two attacks and the quiet after them: in each there is a moment in which the kernel holds nothing of theirs. */
const STRETCH_SECONDS = 16
/** A line through fewer stretches says nothing. */
const JUDGED_STRETCHES = 6

type Measure = 'heap' | 'resident' | 'cells'

interface Times { readonly calls: number; readonly p50: number; readonly p99: number; readonly max: number }

export interface Summary {
  readonly seconds: number
  readonly honest: { readonly quiet: Times; readonly attacked: Times; readonly lost: number; readonly firstLost: readonly string[] }
  /** Megabytes an hour, after the warm-up; absent where the run was too short for a line. */
  readonly growth?: Readonly<Record<Measure, Line>>
  readonly last: Sample | undefined
  readonly attacks: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Why the soak failed; empty where it did not. */
  readonly problems: readonly string[]
}

export function summarise(report: LoadReport, { samples, outcomes, seconds }: { readonly samples: readonly Sample[]; readonly outcomes: Attacks['outcomes']; readonly seconds: number }): Summary {
  const { quiet, attacked, lost } = report
  const settled = samples.filter(({ seconds: at }) => at > seconds * WARM_UP)
  const lowestOf = (what: Measure): (readonly [number, number])[] => lowest(settled.map((sample) => [sample.seconds / 3600, sample[what]]), STRETCH_SECONDS / 3600)
  const isLong = lowestOf('heap').length >= JUDGED_STRETCHES
  const growth = isLong ? { heap: fitLine(lowestOf('heap')), resident: fitLine(lowestOf('resident')), cells: fitLine(lowestOf('cells')) } : undefined
  const unanswered = [...outcomes].filter(([, codes]) => [...codes.keys()].some((code) => code.startsWith('no answer'))).map(([id]) => id)
  return {
    seconds, last: samples.at(-1), ...(growth === undefined ? {} : { growth }),
    honest: { quiet: timesOf(quiet), attacked: timesOf(attacked), lost: lost.length, firstLost: lost.slice(0, 20) },
    attacks: Object.fromEntries([...outcomes].map(([id, codes]) => [id, Object.fromEntries(codes)])),
    problems: [
      ...(lost.length === 0 ? [] : [`${lost.length} honest calls were lost or answered wrongly`]),
      ...(quiet.length + attacked.length === 0 ? ['no honest call was made'] : []),
      ...unanswered.map((id) => `${id} got no answer to a call`),
      ...(growth !== undefined && growsBeyond(growth.heap) ? [`the kernel's heap grows by more than ${HEAP_BOUND} MB an hour`] : []),
    ],
  }
}

function timesOf(times: readonly number[]): Times {
  const [p50, p99, max] = [0.5, 0.99, 1].map((part) => Number(quantile(times, part).toFixed(1)))
  return { calls: times.length, p50: p50 ?? 0, p99: p99 ?? 0, max: max ?? 0 }
}

function growsBeyond({ slope, error }: Line): boolean { return slope - 2 * error > HEAP_BOUND }

/** The same for people. */
export function show({ seconds, honest, growth, last, attacks, problems }: Summary): string {
  const line = (name: string, { slope, error }: Line): string => `  ${name.padEnd(28)} ${slope.toFixed(1)} ± ${error.toFixed(1)} MB/h`
  return [
    `Soak of ${Math.round(seconds)} s`,
    ...(['quiet', 'attacked'] as const).map((phase) => {
      const { calls, p50, p99, max } = honest[phase]
      return `  ${`honest calls, ${phase}`.padEnd(28)} ${calls} calls; p50 ${p50} ms, p99 ${p99} ms, max ${max} ms`
    }),
    `  lost or wrong                ${honest.lost}`,
    ...honest.firstLost.map((text) => `    ${text}`),
    ...(growth === undefined ? [] : [line('kernel heap after gc', growth.heap), line('kernel resident', growth.resident), line('cells of honest plugins', growth.cells)]),
    ...(last === undefined ? [] : [
      `  kernel at the end            ${last.resident.toFixed(0)} MB resident, ${last.heap.toFixed(1)} MB heap`,
      `  honest cells at the end      ${last.cells.toFixed(0)} MB in all, ${last.honestCells} processes so far`,
    ]),
    ...Object.entries(attacks).filter(([, codes]) => Object.keys(codes).length > 0)
      .map(([id, codes]) => `  ${id.padEnd(28)} ${Object.entries(codes).map(([code, times]) => `${code} ${times}`).join(', ')}`),
    problems.length === 0 ? 'It held.' : `It did not hold: ${problems.join('; ')}.`,
  ].join('\n')
}

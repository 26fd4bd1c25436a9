import type { Measured } from './_measure.ts'

const HEAD = ['metric', 'ours', 'floor', 'ratio (rounds)', 'aim', 'met', 'beside it']

/** The report for people: what was missed stands out, and each peer with how many times ours it takes. */
export function table(all: readonly Measured[]): string {
  const rows = [HEAD, ...all.map(rowOf)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd())
  const judged = all.filter(({ met }) => met !== undefined)
  return [...lines, '', `${judged.filter(({ met }) => met).length} of ${judged.length} aims met`].join('\n')
}

function rowOf({ metric, unit, values, ours, floor, ratio, spread, aim, aimValue, met }: Measured): string[] {
  const [own = '', ...others] = Object.keys(values)
  const beside = others.filter((name) => name !== floor && name !== own)
  return [
    metric, `${ours} ${unit}`, `${values[floor]} ${unit} ${floor}`, `${ratio} (${spread[0]} to ${spread[1]})`,
    aim === undefined ? aimValue === undefined ? '' : `${aimValue} ${unit}` : String(aim), met === undefined ? '' : met ? 'yes' : 'NO',
    beside.map((name) => `${name} ${values[name]} (${Number(((values[name] ?? 0) / ours).toPrecision(2))}×)`).join(', '),
  ]
}

import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'answers to calls of others',
  why: 'ids are small numbers that can be counted through',
  plugins: [forger('answers-of-others',
    `forge((id) => Array.from({ length: 50 }, (_, n) => n === Number(id) ? '' : say('answer', n, 1, '-', '{"status":200}')).reduce((a, b) => a + b))`,
    { limits: { wallMs: 500 } })],
  codes: ['HP_ERR_TIMEOUT_WALL'],
}

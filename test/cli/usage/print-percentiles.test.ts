import { expect, test } from 'vitest'
import { printPercentiles } from '../../../src/cli/usage/print-percentiles.ts'
import { createSketch } from '../../../src/metering/quantile-sketch.ts'
import { findDimension } from '../../../src/metering/usage/dimensions.ts'

const by = [findDimension('hour') ?? []].flat()
const all = { limit: 0, newestLast: true }
const group = (key: string, ...values: number[]) => {
  const sketch = createSketch()
  for (const value of values) sketch.add(value)
  return { keys: [key], sketch }
}
const latencies = () => [group('10:00', 10, 20, 30), group('11:00', 40)]
const firsts = () => [group('10:00', 1, 2, 3)]

test('a row for each group, and all together', () => {
  expect(printPercentiles(latencies(), firsts(), by, 'table', all).split('\n').slice(2)).toEqual([
    'hour   answers  latency p50  p95  p99  first token p50  p95  p99',
    '─────  ───────  ───────────  ───  ───  ───────────────  ───  ───',
    '10:00        3           20   30   30                2    3    3',
    '11:00        1           40   40   40',
    '─────  ───────  ───────────  ───  ───  ───────────────  ───  ───',
    'all          4           20   40   40                2    3    3',
    '',
  ])
})

test('the same for programs', () => {
  expect(JSON.parse(printPercentiles(latencies(), firsts(), by, 'json', all))[1]).toEqual({
    hour: '11:00',
    answers: 1,
    latencyP50: 40,
    latencyP95: 40,
    latencyP99: 40,
    firstTokenP50: null,
    firstTokenP95: null,
    firstTokenP99: null,
  })
  expect(printPercentiles(latencies(), firsts(), by, 'csv', all).split('\r\n')).toEqual([
    'hour,answers,latencyP50,latencyP95,latencyP99,firstTokenP50,firstTokenP95,firstTokenP99',
    '10:00,3,20,30,30,2,3,3',
    '11:00,1,40,40,40,,,',
    '',
  ])
})

test('the newest are shown of many, and nothing is nothing', () => {
  const table = printPercentiles(latencies(), firsts(), by, 'table', { limit: 1, newestLast: true })
  expect(table).toContain('11:00')
  expect(table).not.toContain('10:00')
  expect(printPercentiles([], [], by, 'table', all)).toBe('No answered calls.\n')
})

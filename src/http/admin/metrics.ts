import type { Metric, Sample } from '../../metering/metric.ts'
import type { Page } from './page.ts'

const PATHS: readonly string[] = ['/metrics', '/outcrop/metrics']

/** Figures in Prometheus's text form, version 0.0.4. @param sources asked at each scrape. */
export const createMetricsPage =
  (sources: readonly (() => Promise<readonly Metric[]> | readonly Metric[])[]): Page =>
  async ({ method, path }) => {
    if (!PATHS.includes(path) || method !== 'GET') return undefined
    const metrics = await Promise.all(sources.map(source => source()))
    const text = metrics.flat().map(toText).join('')
    return {
      status: 200,
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
      body: Buffer.from(text),
    }
  }

const toText = ({ name, help, kind, samples }: Metric): string =>
  samples.length === 0
    ? ''
    : [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${kind}`,
        ...samples.map(sample => toLine(name, sample)),
        '',
      ].join('\n')

const toLine = (name: string, { labels, value, part }: Sample): string => {
  const inside = Object.entries(labels).map(([label, said]) => `${label}="${escapeLabel(said)}"`)
  const braces = inside.length === 0 ? '' : `{${inside.join(',')}}`
  return `${name}${part === undefined ? '' : `_${part}`}${braces} ${value}`
}

const escapeLabel = (said: string): string =>
  said.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')

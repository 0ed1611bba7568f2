import {availableParallelism, cpus, release, type} from 'node:os'

/** In which circumstances figures were taken, as one Markdown paragraph. */
export function describeCircumstances(browserVersion: string, date: Date): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor'
  return [
    `${date.toISOString().slice(0, 10)}, Chromium ${browserVersion}, Node ${process.versions.node},`,
    `${availableParallelism()} cores (${model}), ${type()} ${release()}.`,
    'HTTP/1.1, everything brotli, three origins, caches empty each time;',
    'where a table names no condition, it is the modelled line.',
  ].join(' ')
}

import {availableParallelism, cpus, release, type} from 'node:os'

/** Describes the environment of a run as one Markdown paragraph. */
export function describeEnvironment(version: string, date: Date): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor'
  return [
    `${date.toISOString().slice(0, 10)}, Chromium ${version}, Node ${process.versions.node},`,
    `${availableParallelism()} cores (${model}), ${type()} ${release()}.`,
    'HTTP/1.1, brotli, three origins, empty caches for each visit;',
    'a table that names no condition was measured on the modelled network.',
  ].join(' ')
}

import {writeFile} from 'node:fs/promises'

import {findFiles} from './find-files.ts'
import type {CorpusOptions} from './options.ts'
import {compareRandom} from './random/compare-random.ts'
import {formatFile, formatTables} from './report.ts'
import {isGood, summarise, type FileReport} from './summary.ts'
import {compareWitness} from './witness/compare-witness.ts'
import {libreOffice} from './witness/libre-office.ts'
import {mammoth} from './witness/mammoth.ts'
import {pandoc} from './witness/pandoc.ts'
import {compareFiles} from './worker-pool.ts'

const WITNESSES = [libreOffice, pandoc, mammoth]

/** Compares all documents in folders and prints what differs; returns whether the result is good. */
export async function runCorpus(
  options: CorpusOptions,
  print: (text: string) => void,
): Promise<boolean> {
  const collections = await Promise.all(options.folders.map(findFiles))
  const reports = new Map<string, FileReport>()
  const {jobs, timeoutMs} = options
  await compareFiles(
    collections.flatMap(({paths}) => paths),
    {
      jobs,
      timeoutMs,
      onResult: (path, result) => {
        const collection = collections.find(({paths}) => paths.includes(path))?.name ?? ''
        reports.set(path, {collection, path, result, witnesses: {}})
      },
    },
  )
  const random: FileReport[] = []
  for await (const {name, result} of compareRandom(options.random, options.seed)) {
    random.push({collection: 'random', path: name, result, witnesses: {}})
  }
  if (options.hasWitnesses && reports.size > 0) {
    await addWitnesses([...reports.values()], {jobs, timeoutMs}, print)
  }
  const all = [
    ...collections.flatMap(({paths}) => paths.flatMap((path) => reports.get(path) ?? [])),
    ...random,
  ]
  for (const report of all) {
    const line = formatFile(report)
    if (line !== undefined) {
      print(line)
    }
  }
  const names = [...new Set(all.map(({collection}) => collection))]
  const summaries = names.map((name) =>
    summarise(
      name,
      all.filter(({collection}) => collection === name),
    ),
  )
  const total = summarise('all', all)
  print(`\n${formatTables(summaries, total)}`)
  if (options.json !== undefined) {
    await writeFile(options.json, `${JSON.stringify(all, withoutSets, 1)}\n`)
  }
  return isGood(total)
}

async function addWitnesses(
  reports: readonly FileReport[],
  limits: {jobs: number; timeoutMs: number},
  print: (text: string) => void,
): Promise<void> {
  const word = reports.filter(
    ({path, result}) => result.status === 'compared' && /\.docx$/iu.test(path),
  )
  for (const witness of WITNESSES) {
    const version = await witness.findVersion()
    print(version === undefined ? `${witness.name} is not installed; compared without it` : version)
    if (version === undefined) {
      continue
    }
    const texts = await witness.readTexts(
      word.map(({path}) => path),
      limits,
    )
    for (const {path, result, witnesses} of word) {
      const text = texts.get(path)
      if (text !== undefined && result.status === 'compared') {
        witnesses[witness.name] = compareWitness(text, result)
      }
    }
  }
}

function withoutSets(_: string, value: unknown): unknown {
  return value instanceof Set ? [...value] : value
}

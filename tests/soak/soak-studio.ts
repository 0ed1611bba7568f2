import {parseArgs} from 'node:util'

import {Desk} from './desk.ts'
import {Random} from './random.ts'
import {type Kind, ROUNDS} from './rounds.ts'

/**
 * `npm run soak:studio -- --rounds 50 --kinds publish,offline --seed 7 --slowdown 6`: an editor types
 * while something happens, with random times. `--slowdown` divides the speed of the editor's browser. Prints what
 * each kind of round has lost, and exits with 1 if anything was lost or went wrong.
 */

const {values} = parseArgs({
  options: {
    rounds: {type: 'string', default: '10'},
    kinds: {type: 'string', default: Object.keys(ROUNDS).join(',')},
    seed: {type: 'string', default: String(Date.now() % 1_000_000)},
    slowdown: {type: 'string', default: '1'},
    verbose: {type: 'boolean', default: false},
  },
})
const ROUND_COUNT = Number(values.rounds)
// The browser logs these itself when a line fails; the Studio can do nothing about it.
const FAILED_REQUEST = /net::ERR_|Failed to load resource/

interface Total {
  rounds: number
  lost: number
  wrong: number
  errors: number
  crashes: number
}

const kinds = values.kinds.split(',').map(parseKind)
console.log(`Seed ${values.seed}`)
const random = new Random(Number(values.seed))
const totals = new Map(kinds.map((kind) => [kind, createTotal()]))
const desk = await Desk.open(Number(values.slowdown))
try {
  await desk.openArticle()
  for (let round = 1; round <= ROUND_COUNT; round++) {
    for (const [kind, total] of totals) {
      await soak(kind, round, total)
    }
  }
  console.log(formatTable(totals))
  const isClean = [...totals.values()].every(
    ({lost, wrong, errors, crashes}) => lost + wrong + errors + crashes === 0,
  )
  process.exitCode = isClean ? 0 : 1
} finally {
  await desk.close()
}

async function soak(kind: Kind, round: number, total: Total): Promise<void> {
  total.rounds += 1
  desk.errors.length = 0
  desk.failedRequests.length = 0
  const findings = await runRound(kind, total)
  if (findings.length > 0 || values.verbose) {
    console.log(`${kind} ${round}: ${findings.join('\n   ') || 'ok'}`)
  }
  if (findings.length > 0) {
    await desk.takeScreenshot(`${kind}-${round}`)
    await desk.openArticle()
  }
}

function createTotal(): Total {
  return {rounds: 0, lost: 0, wrong: 0, errors: 0, crashes: 0}
}

async function runRound(kind: Kind, total: Total): Promise<string[]> {
  const findings: string[] = []
  try {
    await desk.resetArticle()
    const {lost, wrong, text} = await ROUNDS[kind](desk, random)
    total.lost += lost.length
    total.wrong += wrong === '' ? 0 : 1
    if (lost || wrong) {
      findings.push(`lost '${lost}', wrong '${wrong}', text '${text}'`)
    }
  } catch (error) {
    total.errors += 1
    findings.push(String(error))
  }
  if (await desk.editor.getByText('An error occurred').isVisible()) {
    total.crashes += 1
    findings.push('The Studio shows its error screen.', ...desk.failedRequests)
  }
  const errors = new Set(desk.errors.filter((error) => !FAILED_REQUEST.test(error)))
  total.errors += errors.size
  return [...findings, ...[...errors].map((error) => error.split('\n    at ', 3).join(' at '))]
}

function parseKind(name: string): Kind {
  if (isKind(name)) {
    return name
  }
  const known = Object.keys(ROUNDS).join(', ')
  throw new Error(`The kind '${name}' does not exist. Use ${known}.`)
}

function isKind(name: string): name is Kind {
  return Object.hasOwn(ROUNDS, name)
}

function formatTable(results: ReadonlyMap<Kind, Total>): string {
  const rows = [...results].map(
    ([kind, {rounds, lost, wrong, errors, crashes}]) =>
      `| ${[kind, rounds, lost, wrong, errors, crashes].join(' | ')} |`,
  )
  return [
    '| kind | rounds | lost letters | rounds with wrong text | errors | crashes |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

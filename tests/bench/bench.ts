import {parseArgs} from 'node:util'

import {buildElements, OWN_SCRIPTS, PEER_SCRIPTS, weigh} from './build.ts'
import {describeCircumstances} from './machine.ts'
import {conditionsOf} from './network/condition.ts'
import {report} from './report.ts'
import {measureAll} from './scenarios.ts'
import {openStage} from './stage.ts'

const USAGE = `Usage: npm run bench -- [--rounds N] [--setup-round-trips N] [--port N] [--no-build]
  --rounds N             of the main comparison; the others take half or a quarter (9)
  --setup-round-trips N  of the modelled line, to open a connection: 1 as TCP, 2 as TCP with TLS 1.3 (1)
  --port N               of the page, the next two for scripts and API (0: any)
  --no-build             measure the elements as they were last built`

const {values} = parseArgs({
  allowNegative: true,
  options: {
    rounds: {type: 'string', default: '9'},
    'setup-round-trips': {type: 'string', default: '1'},
    port: {type: 'string', default: '0'},
    build: {type: 'boolean', default: true},
    help: {type: 'boolean', default: false},
  },
})

if (values.help) {
  console.log(USAGE)
} else {
  await bench()
}

async function bench(): Promise<void> {
  const rounds = wholeNumber('rounds', values.rounds, 1, 1000)
  const port = wholeNumber('port', values.port, 0, 65_533)
  const conditions = conditionsOf({
    bytesPerSecond: 200_000,
    roundTripMs: 150,
    setupRoundTrips: wholeNumber('setup-round-trips', values['setup-round-trips'], 0, 10),
  })
  const started = performance.now()
  const say = (text: string) =>
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0)} s  ${text}\n`)

  if (values.build) {
    say('Building the elements …')
    await buildElements()
  }
  say('Filling a desk, building the peers …')
  const {visitors, served, close} = await openStage(port)
  try {
    const sizes = await Promise.all([
      weigh('naive.js', new URL('naive.js', PEER_SCRIPTS)),
      weigh('react.js', new URL('react.js', PEER_SCRIPTS)),
      weigh('reader-article.js', new URL('reader-article.js', OWN_SCRIPTS)),
      weigh('reader-article-preload.js', new URL('reader-article-preload.js', OWN_SCRIPTS)),
    ])
    const measurements = await measureAll(visitors, served, conditions, rounds, say)
    say('Done.')
    const circumstances = describeCircumstances(visitors.browserVersion, new Date())
    console.log(report(sizes, measurements, circumstances, conditions))
  } finally {
    await close()
  }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) {
    return value
  }
  throw new RangeError(
    `--${option} cannot be '${text}': a right one is a whole number from ${least} to ${most}.\n${USAGE}`,
  )
}

import {parseArgs} from 'node:util'

import {buildElements, measureSize, OWN_SCRIPTS, PEER_SCRIPTS} from './build-scripts.ts'
import {describeEnvironment} from './describe-environment.ts'
import {createConditions} from './network/condition.ts'
import {formatReport} from './report.ts'
import {measureAll} from './scenarios.ts'
import {openTestBed} from './test-bed.ts'

const USAGE = `Usage: npm run bench -- [--rounds N] [--setup-round-trips N] [--port N] [--no-build]
  --rounds N             rounds of the main comparison, 9 by default; other measurements take half or a quarter as many
  --setup-round-trips N  round trips that open a connection on the modelled network, 1 by default: 1 for TCP, 2 for TCP with TLS 1.3
  --port N               port of the page, 0 by default; scripts and API use the next two ports; 0 uses any free ports
  --no-build             measures the last build of the elements`

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
  const rounds = readWholeNumber('rounds', values.rounds, 1, 1000)
  const port = readWholeNumber('port', values.port, 0, 65_533)
  const conditions = createConditions({
    bytesPerSecond: 200_000,
    roundTripMs: 150,
    setupRoundTrips: readWholeNumber('setup-round-trips', values['setup-round-trips'], 0, 10),
  })
  const started = performance.now()
  const log = (text: string) =>
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0)} s  ${text}\n`)

  if (values.build) {
    log('Building the elements …')
    await buildElements()
  }
  log('Preparing the dataset, building the peers …')
  const {browser, servers, close} = await openTestBed(port)
  try {
    const sizes = await Promise.all([
      measureSize('naive.js', new URL('naive.js', PEER_SCRIPTS)),
      measureSize('react.js', new URL('react.js', PEER_SCRIPTS)),
      measureSize('reader-article.js', new URL('reader-article.js', OWN_SCRIPTS)),
      measureSize('reader-article-renderer.js', new URL('reader-article-renderer.js', OWN_SCRIPTS)),
      measureSize('reader-article-preload.js', new URL('reader-article-preload.js', OWN_SCRIPTS)),
    ])
    const measurements = await measureAll(browser, servers, conditions, rounds, log)
    log('Done.')
    const environment = describeEnvironment(browser.version, new Date())
    console.log(formatReport(sizes, measurements, environment, conditions))
  } finally {
    await close()
  }
}

function readWholeNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= min && value <= max) {
    return value
  }
  throw new RangeError(
    `--${option} '${text}' is not valid. Use a whole number from ${min} to ${max}, for example --${option} ${min}.\n${USAGE}`,
  )
}

import {createLake} from '../lake.ts'
import {createLogger} from '../log/logger.ts'
import {describeEvaluation} from '../query/explanation.ts'
import {isWildcardAddress} from '../serve-url.ts'
import {serveLake} from '../serve.ts'
import {onStopSignal} from './on-stop-signal.ts'
import type {CommandOptions} from './options.ts'
import {UsageError} from './usage-error.ts'

/** Starts a Lake and prints its URL; SIGINT and SIGTERM stop it. Rejects if it cannot start. */
export async function runLake({lake: lakeOptions, serve, log}: CommandOptions): Promise<void> {
  const logger = createLogger(log.format, log.isDebug)
  const lake = createLake({
    ...lakeOptions,
    onError: (error) => logger.error(error),
    onNotice: (message) => logger.warn(message),
    onRequest: (request) => logger.request(request),
    onQuery: log.isDebug ? (evaluated) => logger.debug(describeEvaluation(evaluated)) : undefined,
  })
  const [described] = lake.datasets.list()
  if (described && described.main !== null) {
    await lake.close()
    throw new UsageError(
      `${described.name} is one of the datasets that belong to ${described.main}, which has the people and tokens: start the Lake with --dataset ${described.main}`,
    )
  }
  const served = await serveLake(lake, serve).catch(async (error: unknown) => {
    await lake.close()
    throw error
  })
  console.log(`Lake listening on ${served.url}`)
  logger.info(`listening on ${served.url}`)
  if (isWildcardAddress(serve.hostname ?? '')) {
    console.log('Other machines reach it at every address of this machine.')
  }
  onStopSignal(async () => {
    logger.info('stopping')
    await served.close()
    await lake.close()
  })
}

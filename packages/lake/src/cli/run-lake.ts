import {createLake} from '../lake.ts'
import {isWildcardAddress} from '../serve-url.ts'
import {serveLake} from '../serve.ts'
import {onStopSignal} from './on-stop-signal.ts'
import type {CommandOptions} from './options.ts'

/** Starts a Lake and prints its URL; SIGINT and SIGTERM stop it. Rejects if it cannot start. */
export async function runLake({lake: lakeOptions, serve}: CommandOptions): Promise<void> {
  const lake = createLake(lakeOptions)
  const served = await serveLake(lake, serve).catch(async (error: unknown) => {
    await lake.close()
    throw error
  })
  console.log(`Lake listening on ${served.url}`)
  if (isWildcardAddress(serve.hostname ?? '')) {
    console.log('Other machines reach it at every address of this machine.')
  }
  onStopSignal(async () => {
    await served.close()
    await lake.close()
  })
}

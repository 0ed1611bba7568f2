import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'

import type {Plugin} from 'vite'
import {startVitest, type TestCase} from 'vitest/node'

import {openTestLake, type TestLake} from '../../../test-lake/test-lake.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the Lake that the client's suite uses. */
    lakeUrl: string
    /** The settings that the client's suite reads. */
    integrationEnv: Record<string, string>
  }
}

/** Tests of services that a Lake does not have, by their names. */
const NOT_APPLICABLE = new Map([
  ['a prompt action returns a string response', 'Agent Actions: a Lake has no language model'],
  [
    'assets.upload() uploads to the Media Library, and the asset can be read back and deleted',
    'Media Library: a Lake has the assets of its dataset only',
  ],
  [
    'mediaLibrary.video.getPlaybackInfo() returns playback info for a video asset',
    'Media Library: a Lake does not transcode videos',
  ],
])

/** The result of one test; `reason` says why it failed, or why it does not apply. */
export interface SuiteResult {
  readonly name: string
  readonly state: 'passed' | 'failed' | 'not-applicable'
  readonly reason: string
}

/**
 * Runs the integration tests of a clone of `sanity-io/client` against a new Lake. They use the `@sanity/client`
 * that is installed here, as it comes from the registry, so that nothing has to be installed in the clone.
 *
 * @param folder - The folder of the clone.
 */
export async function runClientSuite(folder: string): Promise<readonly SuiteResult[]> {
  const data = await mkdtemp(join(tmpdir(), 'lake-client-suite-'))
  try {
    await using lake = openTestLake({data})
    return await runTests(resolve(folder), lake)
  } finally {
    await rm(data, {recursive: true})
  }
}

async function runTests(root: string, {lake, token, serve}: TestLake): Promise<SuiteResult[]> {
  const vitest = await startVitest(
    'test',
    [],
    {
      root,
      config: false,
      watch: false,
      include: ['test/integration/**/*.integration.test.ts'],
      reporters: [{}],
      testTimeout: 60_000,
      provide: {
        lakeUrl: await serve(),
        integrationEnv: {
          SANITY_INTEGRATION_TOKEN: token,
          SANITY_INTEGRATION_ORG_TOKEN: '',
          SANITY_INTEGRATION_PROJECT_ID: lake.projectId,
          SANITY_INTEGRATION_DATASET: lake.dataset,
          SANITY_INTEGRATION_MEDIA_LIBRARY_ID: '',
          SANITY_INTEGRATION_VIDEO_ASSET_ID: '',
        },
      },
    },
    {plugins: [resolvePackagesHere(root)]},
  )
  try {
    return vitest.state
      .getTestModules()
      .flatMap((module) => [...module.children.allTests()].map(describeTest))
  } finally {
    await vitest.close()
  }
}

/** Resolves what the suite imports from packages: its client to the stand-ins, all else in this workspace. */
function resolvePackagesHere(root: string): Plugin {
  const standIns = new Map([
    ['@sanity/client', join(import.meta.dirname, 'suite-client.ts')],
    ['@sanity/client/stega', join(import.meta.dirname, 'suite-stega-client.ts')],
  ])
  return {
    name: 'resolve-packages-here',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer?.startsWith(root) !== true || source.startsWith('.')) {
        return undefined
      }
      return standIns.get(source) ?? this.resolve(source, import.meta.filename, {skipSelf: true})
    },
  }
}

function describeTest(test: TestCase): SuiteResult {
  const {name} = test
  const {state, errors = []} = test.result()
  const reason = NOT_APPLICABLE.get(name)
  if (reason !== undefined) {
    return {name, state: 'not-applicable', reason}
  }
  return state === 'passed'
    ? {name, state, reason: ''}
    : {name, state: 'failed', reason: errors.map(({message}) => message).join('\n')}
}

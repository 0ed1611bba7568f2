import {expect, test} from 'vitest'

import {ReleaseError} from './release-error.ts'
import {parseReleaseOptions} from './release-options.ts'

test('without options, a release publishes with provenance to the configured registry', () => {
  expect(parseReleaseOptions([])).toEqual({
    dryRun: false,
    out: undefined,
    registry: undefined,
    provenance: true,
    cdnUrl: undefined,
  })
})

test('every option is parsed', () => {
  const registry = ['--registry', 'http://127.0.0.1:4873/', '--no-provenance']
  const folders = ['--out', 'releases', '--cdn-url', 'https://cdn.advice.example/']
  expect(parseReleaseOptions(['--dry-run', ...registry, ...folders])).toEqual({
    dryRun: true,
    out: 'releases',
    registry: 'http://127.0.0.1:4873',
    provenance: false,
    cdnUrl: 'https://cdn.advice.example',
  })
})

test.for<[string[], string]>([
  [
    ['--registry', 'npm'],
    "--registry is 'npm', which is not a URL. Use one such as https://registry.npmjs.org.",
  ],
  [
    ['--cdn-url', 'ftp://cdn.example'],
    "--cdn-url is 'ftp://cdn.example', which is not a URL. Use one such as https://cdn.advice.example.",
  ],
  [['--dry'], "Unknown option '--dry'"],
])('%s is refused', ([args, message]) => {
  expect(() => parseReleaseOptions(args)).toThrow(ReleaseError)
  expect(() => parseReleaseOptions(args)).toThrow(message)
})

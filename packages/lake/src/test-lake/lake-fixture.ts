import {openTestLake, type TestLake} from './test-lake.ts'

/** The fixtures that `lakeFixture` adds to a test. */
export interface LakeFixture {
  /** An empty Lake in memory, only for this test. */
  readonly lake: TestLake
}

/**
 * A fixture for Vitest: each test that uses `lake` gets an empty Lake of its own.
 *
 * @example
 * import {lakeFixture} from '@reader-article/lake/testing'
 * import {test as base} from 'vitest'
 *
 * const test = base.extend(lakeFixture)
 *
 * test('a film is found by its year', async ({lake}) => {
 *   await lake.mutate({create: {_type: 'film', year: 1979}})
 *   expect(await lake.query('count(*[year == 1979])')).toBe(1)
 * })
 */
export const lakeFixture = {
  // Vitest reads from the parameters which fixtures this one needs: none.
  // eslint-disable-next-line no-empty-pattern -- Vitest accepts nothing else.
  async lake({}: object, use: (lake: TestLake) => Promise<void>): Promise<void> {
    const lake = openTestLake()
    try {
      await use(lake)
    } finally {
      await lake.close()
    }
  },
}

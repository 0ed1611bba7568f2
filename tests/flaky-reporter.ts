import type {Reporter, TestModule} from 'vitest/node'

/** Lists at the end of a run the tests that have passed only at the second attempt, with the error of the first. */
export class FlakyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const flaky = modules
      .flatMap(({children}) => [...children.allTests('passed')])
      .filter((test) => test.diagnostic()?.flaky === true)
    for (const test of flaky) {
      const [error] = test.result().errors ?? []
      console.warn(
        `Flaky: ${test.module.relativeModuleId} (${test.project.name}) > ${test.fullName}`,
      )
      console.warn(`  ${error?.message ?? 'without an error'}`)
    }
  }
}

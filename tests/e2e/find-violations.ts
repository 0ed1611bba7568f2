import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'

import type {Page} from '@playwright/test'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Finds violations of WCAG 2.2 AA with axe, in the whole page or in one part; returns each as 'rule: target'. */
export async function findViolations(page: Page, part = 'html'): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'))
  return page.evaluate(
    async ({values, selector}) => {
      const {axe} = Object(window)
      const {violations: found} = await axe.run(selector, {runOnly: {type: 'tag', values}})
      return found.flatMap(({id, nodes}: {id: string; nodes: {target: unknown}[]}) =>
        nodes.map(({target}) => `${id}: ${JSON.stringify(target)}`),
      )
    },
    {values: AXE_TAGS, selector: part},
  )
}

import type {Locator, Page} from '@playwright/test'

import {GERMAN} from '../../../studio/i18n/de/index.ts'
import {ENGLISH} from '../../../studio/i18n/en/index.ts'

const VARIABLE = /\\\{\\\{[^}]+\\\}\\\}/gu

/** A text with less in it than this besides its variables, such as 'by {{person}}', would match content. */
const MIN_LETTERS = 8

/** The English texts that are others in German, as patterns. */
const ENGLISH_PATTERNS = Object.entries<string>(ENGLISH)
  .filter(([key, text]) => new Map(Object.entries<string>(GERMAN)).get(key) !== text)
  .map(([, text]) => text)
  .filter(
    (text) => !text.includes('{{') || text.replaceAll(/\{\{.*?\}\}/gu, '').length >= MIN_LETTERS,
  )
  .map(toPattern)

/** Chooses a language in the navigation bar. */
export async function chooseLanguage(page: Page, name: 'Deutsch' | 'English (US)'): Promise<void> {
  await page.locator('#language-menu').click()
  await page.getByRole('menuitem', {name}).click()
}

/** Returns the desk's English texts that are visible in an element, or announced to screen readers. */
export async function findEnglish(root: Locator): Promise<string[]> {
  const shown = await root.evaluate(collectTexts)
  return shown.filter((text) => ENGLISH_PATTERNS.some((pattern) => pattern.test(text)))
}

/** Reads texts, labels, titles and placeholders; runs in the page. */
function collectTexts(root: Element): string[] {
  const texts = new Set<string>()
  const elements = [root, ...root.querySelectorAll('*')].filter(
    (element) => !element.closest('[hidden], style, script') && element.getClientRects().length > 0,
  )
  for (const element of elements) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      texts.add(element.getAttribute(name)?.trim() ?? '')
    }
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    texts.add(
      own
        .map((node) => node.textContent)
        .join('')
        .trim(),
    )
    for (const node of own) {
      texts.add(node.textContent?.trim() ?? '')
    }
  }
  texts.delete('')
  return [...texts]
}

function toPattern(text: string): RegExp {
  const escaped = text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
  return new RegExp(`^${escaped.replaceAll(VARIABLE, '.{1,80}')}$`, 'u')
}

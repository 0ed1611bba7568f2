import type {Page} from '@playwright/test'

/** A text field of an article's form, and where an article stores its text. */
export interface Field {
  readonly name: string
  /** The text at the beginning of a round. It has no letters, so that typed letters can be told from it. */
  readonly base: string
  /** A CSS selector of the element whose text or value an editor sees. */
  readonly selector: string
  /** Sets the caret to the start or the end of the field. */
  readonly focus: (page: Page, end: 'start' | 'end') => Promise<void>
  readonly readStored: (article: Readonly<Record<string, unknown>>) => unknown
  readonly createStored: (text: string) => Record<string, unknown>
}

/** A field with one line of text. */
function createLine(name: string): Field {
  const selector = `[data-testid="form-view"] [data-testid="field-${name}"] input`
  return {
    name,
    base: '12345 67890',
    selector,
    async focus(page, end) {
      await page.locator(selector).focus()
      await page.keyboard.press(end === 'start' ? 'Home' : 'End')
    },
    readStored: (article) => article[name],
    createStored: (text) => ({[name]: text}),
  }
}

const BODY_SELECTOR =
  '[data-testid="form-view"] [data-testid="field-body"] [data-testid="pt-editor"]'

/** The sign-off of the article. */
export const SIGN_OFF = createLine('signOff')

/** The title of the article. */
export const TITLE = createLine('title')

/** The first paragraph of the article's text. */
export const BODY: Field = {
  name: 'body',
  base: '12345 67890 12345 67890.',
  selector: `${BODY_SELECTOR} [data-testid="text-block__text"]`,
  async focus(page, end) {
    const editor = page.locator(BODY_SELECTOR).getByRole('textbox')
    if (!(await editor.evaluate((element) => element === document.activeElement))) {
      await editor.click()
    }
    await page.keyboard.press(end === 'start' ? 'ControlOrMeta+Home' : 'ControlOrMeta+End')
  },
  readStored: ({body}) => {
    const [block] = Array.isArray(body) ? body : []
    const spans: unknown = Object(block).children
    return Array.isArray(spans)
      ? spans.map((span) => String(Object(span).text)).join('')
      : undefined
  },
  createStored: (text) => ({
    body: [
      {
        _type: 'block',
        _key: 'paragraph',
        style: 'normal',
        markDefs: [],
        children: [{_type: 'span', _key: 'span', marks: [], text}],
      },
    ],
  }),
}

/** Returns the text that an editor sees in a field. */
export function readShown(page: Page, {selector}: Field): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const text = element instanceof HTMLInputElement ? element.value : (element.textContent ?? '')
      // The text editor marks empty places with an invisible character.
      return text.replaceAll('\u{FEFF}', '')
    })
}

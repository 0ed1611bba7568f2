import type {Locator, Page} from '@playwright/test'

/** What a program puts on the clipboard, by media type. */
export type ClipboardData = Readonly<Record<string, string>>

/** Puts data on the real clipboard, unchanged, as a program does that copies, and pastes it into an editor. */
export async function paste(page: Page, editor: Locator, data: ClipboardData): Promise<void> {
  await editor.focus()
  // A script that writes to the clipboard may only write cleaned HTML; the handler of a copy event may write anything.
  await page.evaluate((written) => {
    addEventListener(
      'copy',
      (event) => {
        event.preventDefault()
        event.stopImmediatePropagation()
        for (const [type, text] of Object.entries(written)) {
          event.clipboardData?.setData(type, text)
        }
      },
      {capture: true, once: true},
    )
  }, data)
  await page.keyboard.press('ControlOrMeta+c')
  await page.keyboard.press('ControlOrMeta+v')
}

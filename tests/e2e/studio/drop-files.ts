import {Buffer} from 'node:buffer'

import type {Locator} from '@playwright/test'

/** Drops files on an element, as from a folder of the system. */
export async function dropFiles(
  target: Locator,
  files: readonly {readonly name: string; readonly bytes: Uint8Array}[],
): Promise<void> {
  const encoded = files.map(({name, bytes}) => ({
    name,
    base64: Buffer.from(bytes).toString('base64'),
  }))
  await target.evaluate((element, list) => {
    const dataTransfer = new DataTransfer()
    for (const {name, base64} of list) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0)
      dataTransfer.items.add(new File([bytes], name))
    }
    element.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}))
  }, encoded)
}

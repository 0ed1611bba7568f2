import {expect, type Locator} from '@playwright/test'

/** Moves the pointer on an element until the frame of an editable field is there, and clicks. */
export async function clickToEdit(element: Locator): Promise<void> {
  await expect(async () => {
    await element.hover({position: {x: 5, y: 5}, timeout: 1000})
    await expect(element).toHaveCSS('cursor', 'pointer', {timeout: 500})
  }).toPass()
  await element.click({position: {x: 5, y: 5}})
}

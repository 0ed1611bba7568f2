import {isRichTextPending} from './rich-text-typing.ts'

/** Lets the browser ask for confirmation when an editor leaves or reloads the Studio before all text is stored. */
export function askBeforeLeaving(hasUnsavedChanges: () => boolean): void {
  // The commands of Sanity load the configuration without a page.
  if (typeof window === 'undefined') {
    return
  }
  window.addEventListener('beforeunload', (event) => {
    if (hasUnsavedChanges() || isRichTextPending()) {
      event.preventDefault()
      // The Studio would end its presence now, even if the editor stays.
      event.stopImmediatePropagation()
    }
  })
}

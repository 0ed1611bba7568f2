import {BufferedDocument} from '@sanity/mutator'

/** Returns true if a document has changes that the server has not acknowledged. */
export function hasUnsavedChanges({buffer, committerRunning}: BufferedDocument): boolean {
  return committerRunning || buffer.hasChanges()
}

/** Changes `@sanity/mutator` to track changed documents; returns a function that tells whether one is unsaved. */
export function trackUnsavedChanges(): () => boolean {
  const changed = new Set<BufferedDocument>()
  // eslint-disable-next-line typescript/unbound-method -- Called below with the right `this`.
  const {add} = BufferedDocument.prototype
  BufferedDocument.prototype.add = function addAndTrack(mutation) {
    forgetSaved()
    changed.add(this)
    add.call(this, mutation)
  }

  function forgetSaved(): void {
    for (const document of changed) {
      if (!hasUnsavedChanges(document)) {
        changed.delete(document)
      }
    }
  }

  return () => {
    forgetSaved()
    return changed.size > 0
  }
}

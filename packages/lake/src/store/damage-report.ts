/** More ids than this are not kept, so that a damaged disk does not fill the memory. */
const MAX_REPORTED = 1000

/** Creates a function that reports each damaged document once. */
export function createDamageReport(
  notify: (message: string) => void,
): (documentId: string) => void {
  const reported = new Set<string>()
  return (id) => {
    if (reported.has(id) || reported.size >= MAX_REPORTED) {
      return
    }
    reported.add(id)
    notify(`The document "${id}" is damaged: lists leave it out. "lake check" says what to do`)
  }
}

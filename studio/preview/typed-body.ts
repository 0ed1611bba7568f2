/**
 * The text that is in an editor and may not be in the form yet: `@portabletext/editor` passes it on after a pause.
 */
interface TypedBody {
  readonly value: unknown
  /** True if the editor has passed the text on. */
  readonly isPassedOn: boolean
}

const bodies = new Map<string, TypedBody>()
const subscribers = new Set<() => void>()

/** Stores the text in the editor of an article after a key. */
export function storeTypedBody(id: string, value: unknown): void {
  bodies.set(id, {value, isPassedOn: false})
  notify()
}

/** Notes that the editor has passed its text on to the form, which will change next. */
export function notePassedOn(id: string): void {
  const body = bodies.get(id)
  if (body) {
    bodies.set(id, {...body, isPassedOn: true})
  }
}

/** Forgets the text in the editor of an article. */
export function forgetTypedBody(id: string): void {
  if (bodies.delete(id)) {
    notify()
  }
}

/** Forgets the text that has been passed on, after the form has changed. */
export function forgetPassedOn(id: string): void {
  if (bodies.get(id)?.isPassedOn) {
    forgetTypedBody(id)
  }
}

/** Returns the text in the editor of an article if the form may not have it yet. */
export function getTypedBody(id: string): unknown {
  return bodies.get(id)?.value
}

/** Calls a function after each change; returns the function that ends this. */
export function subscribeToTypedBodies(subscriber: () => void): () => void {
  subscribers.add(subscriber)
  return () => subscribers.delete(subscriber)
}

function notify(): void {
  for (const subscriber of subscribers) {
    subscriber()
  }
}

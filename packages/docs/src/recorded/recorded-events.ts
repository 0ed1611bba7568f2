const opened = new Set<RecordedEvents>()

/** An event stream in the demos: it is always open, and announces the switches that visitors of this site make. */
export class RecordedEvents extends EventTarget {
  readyState = 1

  /** Announces a change to every open stream. */
  static announce(): void {
    for (const stream of opened) {
      stream.dispatchEvent(new MessageEvent('message', {data: '{"tags":[]}'}))
    }
  }

  constructor() {
    super()
    opened.add(this)
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('welcome')))
  }

  close(): void {
    this.readyState = 2
    opened.delete(this)
  }
}

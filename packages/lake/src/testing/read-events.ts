import {onTestFinished} from 'vitest'

/** An event as it came over the stream. */
export interface ReceivedEvent {
  readonly event: string
  readonly id?: string
  readonly data: unknown
}

/** Reads the events of a stream one after the other; it is closed when the test is over. */
export function readEvents(response: Response): () => Promise<ReceivedEvent> {
  if (!response.body) {
    throw new TypeError('The response has no body')
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  onTestFinished(() => reader.cancel().catch(() => undefined))
  let text = ''
  return async function next() {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end === -1) {
        const {value, done} = await reader.read()
        if (done) {
          throw new Error('The stream has ended')
        }
        text += value
        continue
      }
      const event = parseEvent(text.slice(0, end))
      text = text.slice(end + 2)
      if (event) {
        return event
      }
    }
  }
}

function parseEvent(block: string): ReceivedEvent | undefined {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const [, name, value] = /^([a-z]+): (.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) {
      fields.set(name, value)
    }
  }
  const event = fields.get('event')
  if (event === undefined) {
    return undefined
  }
  const id = fields.get('id')
  return {event, ...(id !== undefined && {id}), data: JSON.parse(fields.get('data') ?? 'null')}
}

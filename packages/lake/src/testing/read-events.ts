import {onTestFinished} from 'vitest'

/** An event that was received from a stream. */
export interface ReceivedEvent {
  readonly event: string
  readonly id?: string
  readonly data: unknown
}

/** Returns a function that reads the next event of a stream; the stream is closed at the end of the test. */
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

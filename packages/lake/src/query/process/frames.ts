/** Bytes of the length in a frame. */
const LENGTH_BYTES = 4

/** The first byte of a message of a query process; `damage` is not a reply, but names a damaged document. */
export const REPLY = {ready: 0, result: 1, error: 2, damage: 3} as const

/** Creates a frame: a message after its length, so that the receiver knows where the message ends. */
export function createFrame(text: string, ...prefix: readonly number[]): Buffer {
  const length = prefix.length + Buffer.byteLength(text)
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + length)
  frame.writeUInt32LE(length)
  frame.set(prefix, LENGTH_BYTES)
  frame.write(text, LENGTH_BYTES + prefix.length)
  return frame
}

/**
 * Splits a stream of frames into messages.
 *
 * `receive` gets a message as the chunks that arrived: joining many chunks would block the process.
 */
export function createFrameParser(
  receive: (message: readonly Buffer[]) => void,
): (chunk: Buffer) => void {
  let header = Buffer.alloc(0)
  let body: Buffer[] = []
  let missing: number | undefined

  return function parse(chunk) {
    let remaining = chunk
    while (remaining.length > 0) {
      if (missing === undefined) {
        const needed = LENGTH_BYTES - header.length
        header = Buffer.concat([header, remaining.subarray(0, needed)])
        remaining = remaining.subarray(needed)
        if (header.length < LENGTH_BYTES) {
          return
        }
        missing = header.readUInt32LE()
        header = Buffer.alloc(0)
      } else {
        const part = remaining.subarray(0, missing)
        remaining = remaining.subarray(missing)
        missing -= part.length
        if (part.length > 0) {
          body.push(part)
        }
      }
      if (missing === 0) {
        const message = body
        body = []
        missing = undefined
        receive(message)
      }
    }
  }
}

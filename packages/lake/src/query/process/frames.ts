const LENGTH_BYTES = 4

/** What a reply of a query process holds. */
export const REPLY = {ready: 0, result: 1, error: 2} as const

/** Puts a length before a message, so that the other end of a pipe finds where it ends. */
export function frameOf(text: string, ...prefix: readonly number[]): Buffer {
  const length = prefix.length + Buffer.byteLength(text)
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + length)
  frame.writeUInt32LE(length)
  frame.set(prefix, LENGTH_BYTES)
  frame.write(text, LENGTH_BYTES + prefix.length)
  return frame
}

/**
 * Cuts a stream of bytes into the messages that `frameOf` wrote.
 *
 * A message is a list of chunks as they came: joining a large one would stop everything else.
 */
export function createFrameParser(
  receive: (message: readonly Buffer[]) => void,
): (chunk: Buffer) => void {
  let header = Buffer.alloc(0)
  let body: Buffer[] = []
  let missing: number | undefined

  return function parse(chunk) {
    let rest = chunk
    while (rest.length > 0) {
      if (missing === undefined) {
        const wanted = LENGTH_BYTES - header.length
        header = Buffer.concat([header, rest.subarray(0, wanted)])
        rest = rest.subarray(wanted)
        if (header.length < LENGTH_BYTES) {
          return
        }
        missing = header.readUInt32LE()
        header = Buffer.alloc(0)
      } else {
        const part = rest.subarray(0, missing)
        rest = rest.subarray(missing)
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

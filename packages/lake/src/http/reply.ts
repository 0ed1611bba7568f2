/** The body of a reply. A list of chunks is for large results, because joining them would block the process. */
export type ReplyBody =
  | string
  | Uint8Array<ArrayBuffer>
  | readonly Uint8Array[]
  | ReadableStream<Uint8Array>

/** What the Lake sends to a client; an adapter makes it a Response or writes it to a socket. */
export interface Reply {
  readonly status: number
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: ReplyBody | undefined
}

/** Creates a reply with JSON, status 200 by default. */
export function json(
  value: unknown,
  {status = 200, headers}: {status?: number; headers?: Readonly<Record<string, string>>} = {},
): Reply {
  return {
    status,
    headers: {'content-type': 'application/json', ...headers},
    body: JSON.stringify(value),
  }
}

/** Creates the reply with the contents of a Response. */
export function replyOf({status, headers, body}: Response): Reply {
  return {status, headers: Object.fromEntries(headers), body: body ?? undefined}
}

/**
 * Completes a reply for the method of its request: adds the length of the body, and omits the body for HEAD. No
 * browser may take a reply for another type than that of its header.
 */
export function completeReply(method: string, reply: Reply): Reply {
  const {status, headers, body} = reply
  const length = status === 204 || status === 304 ? undefined : lengthOf(body)
  if (method === 'HEAD' && body instanceof ReadableStream) {
    void body.cancel()
  }
  return {
    status,
    headers: {
      'x-content-type-options': 'nosniff',
      ...headers,
      ...(length !== undefined &&
        headers['content-length'] === undefined && {'content-length': String(length)}),
    },
    body: method === 'HEAD' ? undefined : body,
  }
}

/** Returns the length of a body in bytes; undefined if only its stream knows it. */
function lengthOf(body: ReplyBody | undefined): number | undefined {
  if (body === undefined) {
    return 0
  }
  if (body instanceof ReadableStream) {
    return undefined
  }
  if (typeof body === 'string') {
    return Buffer.byteLength(body)
  }
  return body instanceof Uint8Array ? body.length : body.reduce((sum, {length}) => sum + length, 0)
}

import type {Handler} from './handler.ts'
import type {HttpRequest} from './http-request.ts'
import type {Reply, ReplyBody} from './reply.ts'

/** Lets a handler respond to a Request, without a server. */
export async function respondToFetch(
  handle: Handler,
  request: Request,
  address: string | undefined,
): Promise<Response> {
  return createResponse(await handle(new FetchRequest(request, address)))
}

class FetchRequest implements HttpRequest {
  readonly method: string
  readonly url: URL
  readonly address: string | undefined
  readonly #request: Request

  constructor(request: Request, address: string | undefined) {
    this.method = request.method
    this.url = new URL(request.url)
    this.address = address
    this.#request = request
  }

  get path(): string {
    return this.url.pathname
  }

  get query(): URLSearchParams {
    return this.url.searchParams
  }

  get body(): AsyncIterable<Uint8Array> | undefined {
    return this.#request.body ?? undefined
  }

  header(name: string): string | undefined {
    return this.#request.headers.get(name) ?? undefined
  }
}

function createResponse({status, headers, body}: Reply): Response {
  return new Response(bodyOf(body), {status, headers})
}

function bodyOf(
  body: ReplyBody | undefined,
): string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null {
  if (body === undefined) {
    return null
  }
  if (typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream) {
    return body
  }
  return streamChunks(body)
}

function streamChunks(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const remaining = chunks.values()
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const {done, value} = remaining.next()
      if (done) {
        controller.close()
      } else {
        controller.enqueue(value)
      }
    },
  })
}

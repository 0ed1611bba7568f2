const STREAM_PATH = '/dev/reload'

// The version differs if the files have changed or the server has restarted.
const SCRIPT = `<script>
  {
    let version
    new EventSource('${STREAM_PATH}').onmessage = ({data}) => {
      version ??= data
      if (version !== data) location.reload()
    }
  }
</script>`

type Handler = (request: Request) => Response | Promise<Response>

/** A site whose open pages can be reloaded. */
export interface LiveReload {
  readonly handler: Handler
  /** Reloads every open page. */
  reload(): void
  /** Ends the event streams of all pages. */
  close(): void
}

/**
 * Adds a script to the pages of a site. The script reloads its page when `reload` is called or the server restarts.
 * Pages with a Content-Security-Policy are unchanged, because the policy would block the script.
 */
export function withLiveReload(site: Handler): LiveReload {
  const encoder = new TextEncoder()
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>()
  let version = Date.now()
  const message = () => encoder.encode(`data: ${version}\n\n`)

  function openStream(): Response {
    let stream: ReadableStreamDefaultController<Uint8Array>
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        stream = controller
        streams.add(stream)
        stream.enqueue(message())
      },
      cancel() {
        streams.delete(stream)
      },
    })
    return new Response(body, {
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'no-cache',
        'access-control-allow-origin': '*',
      },
    })
  }

  return {
    async handler(request) {
      if (new URL(request.url).pathname === STREAM_PATH) {
        return openStream()
      }
      const response = await site(request)
      const {headers, status} = response
      const isPage = headers.get('content-type')?.startsWith('text/html') ?? false
      if (!isPage || headers.has('content-security-policy')) {
        return response
      }
      const html = await response.text()
      return new Response(
        html.replace('</body>', () => `${SCRIPT}</body>`),
        {
          status,
          headers: omitContentLength(headers),
        },
      )
    },
    reload() {
      version++
      for (const stream of streams) {
        stream.enqueue(message())
      }
    },
    close() {
      for (const stream of streams) {
        stream.close()
      }
      streams.clear()
    },
  }
}

function omitContentLength(headers: Headers): Headers {
  const copy = new Headers(headers)
  copy.delete('content-length')
  return copy
}

/** A request of a client, however it has reached the Lake. */
export interface HttpRequest {
  /** In capital letters. */
  readonly method: string
  /** The path as it was sent, so with percent-encoded characters. */
  readonly path: string
  /** The parameters after the `?`. */
  readonly query: URLSearchParams
  /** The whole URL. Throws a RequestError if the client has sent an invalid host. */
  readonly url: URL
  /** The network address of the client; undefined if the request has not come over a network. */
  readonly address: string | undefined
  /** The body, which can be read once; undefined if there is none. */
  readonly body: AsyncIterable<Uint8Array> | undefined
  /** Returns a header by its name in lower case. */
  header(name: string): string | undefined
}

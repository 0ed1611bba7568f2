/** Creates the text of a GET request. */
export function createGetRequest(token: string, path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`
}

/** Creates the bytes of a request that writes documents. */
export function createMutateRequest(token: string, content: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(content))
  const head = `POST /v2026-09-01/data/mutate/production HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), body])
}

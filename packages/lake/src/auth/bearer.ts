/** Returns the token of an `Authorization` header; undefined if there is none. */
export function parseBearer(authorization: unknown): string | undefined {
  return typeof authorization === 'string'
    ? /^bearer +([\x21-\x7e]+)$/i.exec(authorization)?.[1]
    : undefined
}

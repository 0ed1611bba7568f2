import {isRecord} from '../json.ts'

/** A request as `@sanity/bifur-client` sends it (JSON-RPC 2.0, parameters by name). */
export interface RpcRequest {
  readonly id: string | number
  readonly method: string
  readonly params: Record<string, unknown>
}

/** The error codes that `@sanity/bifur-client` knows, including those of JSON-RPC 2.0. */
export const RPC_ERROR = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  unauthorized: 4001,
} as const

/** A request is not valid or not permitted; `code` is one of `RPC_ERROR`. */
export class RpcError extends Error {
  readonly code: number
  readonly id: string | number | null

  constructor(code: number, message: string, id: string | number | null = null) {
    super(message)
    this.name = 'RpcError'
    this.code = code
    this.id = id
  }
}

/** Parses one message. Throws an `RpcError` that says what is valid. */
export function parseRpcRequest(text: string): RpcRequest {
  const message = parseJson(text)
  const id = isRecord(message) && isRpcId(message['id']) ? message['id'] : null
  if (!isRecord(message) || message['jsonrpc'] !== '2.0' || id === null) {
    throw new RpcError(
      RPC_ERROR.invalidRequest,
      'A request is an object with "jsonrpc": "2.0", a "method" and an "id"',
      id,
    )
  }
  const {method, params = {}} = message
  if (typeof method !== 'string') {
    throw new RpcError(RPC_ERROR.invalidRequest, '"method" must be a string', id)
  }
  if (!isRecord(params)) {
    throw new RpcError(RPC_ERROR.invalidParams, '"params" must be an object', id)
  }
  return {id, method, params}
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RpcError(RPC_ERROR.parse, 'The message is not JSON')
  }
}

function isRpcId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

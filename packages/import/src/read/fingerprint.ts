import {sha1} from '@noble/hashes/legacy.js'
import {bytesToHex} from '@noble/hashes/utils.js'

/** Returns a text of 40 characters that is the same for the same bytes; no protection against forgery. */
export function fingerprint(bytes: Uint8Array): string {
  return bytesToHex(sha1(bytes))
}

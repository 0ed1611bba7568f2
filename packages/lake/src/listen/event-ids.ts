import {createCipheriv, createDecipheriv, createHmac} from 'node:crypto'

const ALGORITHM = 'aes-256-ecb'
/** Bytes: one block of the cipher. */
const BLOCK_SIZE = 16
const NUMBER_OFFSET = 8
const ID = /^e([\w-]{22})$/

/**
 * The ids of live events. Each stands for the sequence number of a commit, which is encrypted: a client that is not
 * logged in would otherwise count the changes of drafts between two events that it sees.
 */
export class EventIds {
  readonly #key: Uint8Array

  /** @param secret - A secret of the dataset, from which the key is derived. */
  constructor(secret: Uint8Array) {
    this.#key = createHmac('sha256', secret).update('event-ids').digest()
  }

  /** Returns the id of the event for a commit. */
  idOf(sequence: number): string {
    const block = Buffer.alloc(BLOCK_SIZE)
    block.writeBigUInt64BE(BigInt(sequence), NUMBER_OFFSET)
    const cipher = createCipheriv(ALGORITHM, this.#key, null).setAutoPadding(false)
    return `e${cipher.update(block).toString('base64url')}`
  }

  /** Returns the number of the commit that an id stands for; undefined without an id, -1 if it is not one of these. */
  sequenceOf(id: string | undefined): number | undefined {
    if (id === undefined || id === '') {
      return undefined
    }
    const text = ID.exec(id)?.[1]
    if (text === undefined) {
      return -1
    }
    const cipher = createDecipheriv(ALGORITHM, this.#key, null).setAutoPadding(false)
    const block = cipher.update(Buffer.from(text, 'base64url'))
    const isOurs = block.length === BLOCK_SIZE && block.readBigUInt64BE(0) === 0n
    return isOurs ? Number(block.readBigUInt64BE(NUMBER_OFFSET)) : -1
  }
}

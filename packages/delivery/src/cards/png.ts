/** The eight bytes with which every PNG begins. */
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10]

/** A picture whose pixels are indices into a palette of at most 256 colours. */
export interface IndexedPicture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
  /** Red, green and blue of each colour. */
  readonly palette: readonly (readonly [number, number, number])[]
}

/** Encodes a picture as PNG. */
export async function encodePng(picture: IndexedPicture): Promise<Uint8Array<ArrayBuffer>> {
  const {width, height, pixels, palette} = picture
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // Eight bits for each pixel, and a palette.
  header.set([8, 3], 8)
  // Each row begins with the number of its filter: none.
  const rows = new Uint8Array((width + 1) * height)
  for (let row = 0; row < height; row++) {
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  }
  const chunks = [
    createChunk('IHDR', header),
    createChunk('PLTE', Uint8Array.from(palette.flat())),
    createChunk('IDAT', await deflate(rows)),
    createChunk('IEND', new Uint8Array()),
  ]
  return join([Uint8Array.from(SIGNATURE), ...chunks])
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function createChunk(type: string, data: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const checked = join([new TextEncoder().encode(type), data])
  const numbers = new DataView(new ArrayBuffer(8))
  numbers.setUint32(0, data.length)
  numbers.setUint32(4, checksum(checked))
  return join([new Uint8Array(numbers.buffer, 0, 4), checked, new Uint8Array(numbers.buffer, 4)])
}

function join(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let start = 0
  for (const part of parts) {
    joined.set(part, start)
    start += part.length
  }
  return joined
}

const CHECKSUMS = Uint32Array.from({length: 256}, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  }
  return value
})

/** The CRC-32 of bytes. */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value = (CHECKSUMS[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  }
  return (value ^ 0xffffffff) >>> 0
}

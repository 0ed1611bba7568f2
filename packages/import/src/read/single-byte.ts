// The characters of the bytes 0x80 to 0x9f. Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Decodes bytes in an encoding by its label in the WHATWG Encoding Standard. */
export function decodeBytes(label: string, bytes: Uint8Array): string {
  const text = new TextDecoder(label).decode(bytes)
  // From 22.13 on, Node 22 decoded these bytes as Latin-1 for a while, which has control characters here.
  return label === 'windows-1252'
    ? text.replaceAll(
        /[\u0080-\u009f]/g,
        (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control,
      )
    : text
}

const tables = new Map<string, ReadonlyMap<string, number>>()

/** Returns the byte of each character above ASCII in an encoding with one byte for a character. */
export function byteTable(label: string): ReadonlyMap<string, number> {
  const known = tables.get(label)
  if (known !== undefined) {
    return known
  }
  const bytes = Array.from({length: 128}, (_, index) => 0x80 + index)
  const table = new Map(bytes.map((byte) => [decodeBytes(label, Uint8Array.of(byte)), byte]))
  tables.set(label, table)
  return table
}

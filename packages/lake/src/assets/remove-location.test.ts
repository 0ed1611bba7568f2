import sharp from 'sharp'
import {describe, expect, test} from 'vitest'

import {removeLocation} from './remove-location.ts'

const XMP = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  exif:GPSLatitude="51,30.5N" dc:source="Harbour">
<exif:GPSLongitude>0,7.5W-SECRET</exif:GPSLongitude><exif:GPSAltitude/><dc:title>Gulls</dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`

/** Creates a photograph with a location in EXIF, and in XMP. */
async function takePhotograph(format: 'jpeg' | 'png' | 'webp' | 'avif'): Promise<Buffer> {
  return sharp({create: {width: 40, height: 20, channels: 3, background: '#2266aa'}})
    .withExif({
      IFD0: {Make: 'Lumen', Orientation: '6'},
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 3723/100',
        GPSMapDatum: 'SECRET-DATUM',
        GPSDateStamp: '2026:05:03',
      },
    })
    .withXmp(XMP)
    .toFormat(format)
    .toBuffer()
}

function pixelsOf(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes).raw().toBuffer()
}

describe.each(['jpeg', 'png', 'webp', 'avif'] as const)(
  'the location of a photograph: %s',
  (format) => {
    test('is removed, and nothing else', async () => {
      const photograph = await takePhotograph(format)
      expect(photograph.includes('SECRET-DATUM')).toBe(true)
      const cleaned = Buffer.from(photograph)
      expect(removeLocation(cleaned)).toBe(true)
      expect(cleaned.length).toBe(photograph.length)
      for (const secret of ['SECRET', '51,30.5N', '2026:05:03', 'exif:GPS']) {
        expect([secret, cleaned.includes(secret)]).toEqual([secret, false])
      }
      const {exif, xmp, orientation, width} = await sharp(cleaned).metadata()
      const before = await sharp(photograph).metadata()
      expect({orientation, width}).toEqual({orientation: before.orientation, width: before.width})
      expect(exif?.includes('Lumen')).toBe(true)
      expect(xmp?.includes('<dc:title>Gulls</dc:title>')).toBe(true)
      expect(xmp?.includes('dc:source="Harbour"')).toBe(true)
      expect((await pixelsOf(cleaned)).equals(await pixelsOf(photograph))).toBe(true)
      expect(removeLocation(cleaned)).toBe(false)
    })
  },
)

test('an image without a location, and damaged metadata, stay as they are', async () => {
  const plain = await sharp({create: {width: 4, height: 4, channels: 3, background: 'red'}})
    .withExif({IFD0: {Make: 'Lumen'}})
    .jpeg()
    .toBuffer()
  const photograph = await takePhotograph('jpeg')
  const cut = photograph.subarray(
    0,
    photograph.indexOf('MM\0*') === -1 ? photograph.indexOf('II*\0') + 9 : 40,
  )
  for (const bytes of [
    plain,
    Buffer.from('II*\0'),
    Buffer.from('II*\0\u{8}\0\0\0\u{ff}\u{ff}', 'latin1'),
    cut,
  ]) {
    const copy = Buffer.from(bytes)
    expect(removeLocation(copy)).toBe(false)
    expect(copy.equals(bytes)).toBe(true)
  }
})

test('directories that refer to each other, and values beyond the end, do no harm', () => {
  const tiff = Buffer.alloc(64)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x8825, 10)
  tiff.writeUInt16LE(4, 12)
  tiff.writeUInt32LE(1, 14)
  // The GPS directory is this directory, and the next one too.
  tiff.writeUInt32LE(8, 18)
  tiff.writeUInt32LE(8, 22)
  expect(removeLocation(Buffer.from(tiff))).toBe(true)
  tiff.writeUInt32LE(0xffff_fff0, 18)
  expect(removeLocation(Buffer.from(tiff))).toBe(false)
})

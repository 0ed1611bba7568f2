import readExifTags from 'exif-reader'

/** A value of EXIF that JSON can have. */
type ExifValue = string | number | readonly number[]

/** What the camera wrote into an image, without its location and without binary values. */
export interface ImageExif {
  readonly _type: 'sanity.imageExifMetadata' | 'sanity.imageExifTags'
  readonly [tag: string]: ExifValue
}

/** Where a photograph was taken. */
export interface ImageLocation {
  readonly _type: 'geopoint'
  /** Degrees; north is positive. */
  readonly lat: number
  /** Degrees; east is positive. */
  readonly lng: number
  /** Metres above sea level. */
  readonly alt?: number
}

/** The parts of EXIF, each `undefined` if the image does not have it. */
export interface ExifParts {
  /** How the photograph was taken. */
  readonly exif: ImageExif | undefined
  /** What describes the file, for example the camera and the author. */
  readonly image: ImageExif | undefined
  readonly location: ImageLocation | undefined
}

const MAX_BYTES = 1_000_000
const MAX_TAGS = 100
const MAX_TEXT_LENGTH = 1000
const MAX_NUMBERS = 16
/** Offsets within the file, which mean nothing outside it. */
const POINTERS: ReadonlySet<string> = new Set(['ExifTag', 'GPSTag', 'InteroperabilityTag'])
/** The names of tags in Sanity's documents, if they are not those of the standard. */
const SANITY_NAMES: ReadonlyMap<string, string> = new Map([
  ['DateTime', 'ModifyDate'],
  ['FocalLengthIn35mmFilm', 'FocalLengthIn35mmFormat'],
  ['ISOSpeedRatings', 'ISO'],
])
const NONE: ExifParts = {exif: undefined, image: undefined, location: undefined}

/** Parses the EXIF block of an image (CIPA DC-008); all parts are `undefined` if it is malformed. */
export function parseExif(block: Buffer | undefined): ExifParts {
  if (!block || block.byteLength > MAX_BYTES) {
    return NONE
  }
  try {
    const {Photo, Image, GPSInfo} = readExifTags(block)
    const exif = valuesOf(Photo)
    const image = valuesOf(Image)
    return {
      exif: exif && {...exif, _type: 'sanity.imageExifMetadata'},
      image: image && {...image, _type: 'sanity.imageExifTags'},
      location: locationOf(GPSInfo ?? {}),
    }
  } catch {
    return NONE
  }
}

/** Returns the tags that JSON can have; `undefined` if there is none. */
function valuesOf(tags: object | null | undefined): Record<string, ExifValue> | undefined {
  const entries = Object.entries(tags ?? {}).flatMap(([name, value]: [string, unknown]) => {
    const plain = POINTERS.has(name) ? undefined : toPlain(value)
    return plain === undefined || !/^[A-Za-z]\w*$/.test(name)
      ? []
      : [[SANITY_NAMES.get(name) ?? name, plain] as const]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries.slice(0, MAX_TAGS))
}

function toPlain(value: unknown): ExifValue | undefined {
  if (typeof value === 'string') {
    // Cameras fill texts of a fixed length with zeros.
    const text = value.replaceAll('\0', '').trim()
    return text === '' ? undefined : text.slice(0, MAX_TEXT_LENGTH)
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  }
  if (Array.isArray(value) && value.length <= MAX_NUMBERS) {
    const numbers = value.filter((item) => typeof item === 'number' && Number.isFinite(item))
    return numbers.length === value.length ? numbers : undefined
  }
  return undefined
}

function locationOf(gps: object): ImageLocation | undefined {
  const tags: ReadonlyMap<string, unknown> = new Map(Object.entries(gps))
  const lat = degreesOf(tags.get('GPSLatitude'), tags.get('GPSLatitudeRef') === 'S', 90)
  const lng = degreesOf(tags.get('GPSLongitude'), tags.get('GPSLongitudeRef') === 'W', 180)
  if (lat === undefined || lng === undefined) {
    return undefined
  }
  const altitude = toPlain(tags.get('GPSAltitude'))
  const isBelowSea = tags.get('GPSAltitudeRef') === 1
  return {
    _type: 'geopoint',
    lat,
    lng,
    ...(typeof altitude === 'number' && {alt: isBelowSea ? -altitude : altitude}),
  }
}

/** Returns the degrees of `[degrees, minutes, seconds]`. */
function degreesOf(value: unknown, isNegative: boolean, max: number): number | undefined {
  const parts = toPlain(value)
  if (!Array.isArray(parts) || parts.length !== 3) {
    return undefined
  }
  const [degrees = 0, minutes = 0, seconds = 0] = parts
  const total = degrees + minutes / 60 + seconds / 3600
  return total >= 0 && total <= max ? (isNegative ? -total : total) : undefined
}

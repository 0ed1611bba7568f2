const OFFICE = 'http://schemas.openxmlformats.org/'
const STRICT = 'http://purl.oclc.org/ooxml/'
const MICROSOFT = 'http://schemas.microsoft.com/office/'

// Each namespace has a transitional and a strict (ISO/IEC 29500-1) name.
const BOTH = [
  ['w', 'wordprocessingml/2006/main', 'wordprocessingml/main'],
  ['r', 'officeDocument/2006/relationships', 'officeDocument/relationships'],
  ['m', 'officeDocument/2006/math', 'officeDocument/math'],
  ['a', 'drawingml/2006/main', 'drawingml/main'],
  ['wp', 'drawingml/2006/wordprocessingDrawing', 'drawingml/wordprocessingDrawing'],
  ['pic', 'drawingml/2006/picture', 'drawingml/picture'],
  ['c', 'drawingml/2006/chart', 'drawingml/chart'],
  ['dgm', 'drawingml/2006/diagram', 'drawingml/diagram'],
] as const

const PREFIXES: ReadonlyMap<string, string> = new Map<string, string>([
  ...BOTH.flatMap(([prefix, transitional, strict]): [string, string][] => [
    [`${OFFICE}${transitional}`, prefix],
    [`${STRICT}${strict}`, prefix],
  ]),
  [`${OFFICE}package/2006/relationships`, 'rel'],
  [`${OFFICE}markup-compatibility/2006`, 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:office:word', 'w10'],
  [`${MICROSOFT}word/2010/wordprocessingShape`, 'wps'],
  [`${MICROSOFT}word/2010/wordprocessingGroup`, 'wpg'],
  [`${MICROSOFT}word/2010/wordprocessingCanvas`, 'wpc'],
  [`${MICROSOFT}word/2010/wordprocessingDrawing`, 'wp14'],
  [`${MICROSOFT}word/2012/wordprocessingDrawing`, 'wp15'],
  [`${MICROSOFT}word/2010/wordprocessingInk`, 'wpi'],
  [`${MICROSOFT}word/2006/wordml`, 'wne'],
  [`${MICROSOFT}word/2010/wordml`, 'w14'],
  [`${MICROSOFT}word/2012/wordml`, 'w15'],
  [`${MICROSOFT}drawing/2010/main`, 'a14'],
  [`${MICROSOFT}drawing/2014/chartex`, 'cx'],
])

/** Returns the usual prefix of a namespace, or '?' if it is unknown. */
export function usualPrefix(namespace: string): string {
  const prefix = PREFIXES.get(namespace)
  if (prefix !== undefined) {
    return prefix
  }
  return namespace.startsWith(`${MICROSOFT}drawing/`) && namespace.includes('chart') ? 'cx' : '?'
}

const UNDERSTOOD: ReadonlySet<string> = new Set(
  'w r m a wp pic c dgm v o w10 wps wpg wpc wp14 w14 w15 a14 cx'.split(' '),
)

/** Returns whether this reader understands the namespace with this usual prefix. */
export function isUnderstood(prefix: string): boolean {
  return UNDERSTOOD.has(prefix)
}

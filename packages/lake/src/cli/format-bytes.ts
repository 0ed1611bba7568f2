const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** Formats a number of bytes with a decimal unit, for example `4.2 MB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[power] ?? ''}`
}

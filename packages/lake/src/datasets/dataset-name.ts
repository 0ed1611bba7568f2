const NAME = /^[a-z0-9][a-z0-9_-]{0,62}[a-z0-9]$/

/** What a name of a new dataset must be, as at Sanity. */
export const NAME_RULE =
  '2 to 64 characters of a-z, 0-9, "_" and "-" that start and end with a letter or a digit'

/** Returns true for the name of a new dataset. */
export function isDatasetName(name: string): boolean {
  return NAME.test(name)
}

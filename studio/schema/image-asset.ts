/** Returns true if a picture or a file has been chosen; if it is removed, an object without an asset is left. */
export function hasAsset(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'asset' in value && Boolean(value.asset)
}

/** Hides a field that describes a picture until a picture has been chosen; a value for the option `hidden`. */
export function isParentWithoutAsset({parent}: {parent?: unknown}): boolean {
  return !hasAsset(parent)
}

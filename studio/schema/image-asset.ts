/** Returns true if a picture or a file has been chosen; removing one leaves an object without an asset. */
export function hasAsset(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'asset' in value && Boolean(value.asset)
}

/** For `hidden`: true as long as no picture has been chosen that the field could describe. */
export function isParentWithoutAsset({parent}: {parent?: unknown}): boolean {
  return !hasAsset(parent)
}

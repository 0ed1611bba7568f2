/** Warns of a block type that has no renderer, once per type; false, as that is what callers must return then. */
export function warnOfUnknownType(type: string): false {
  void import('./explain.ts').then((explain) => explain.warnOfUnknownType(type), console.error)
  return false
}

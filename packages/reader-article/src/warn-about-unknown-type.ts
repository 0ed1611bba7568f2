/** Warns once about a block type that has no renderer. Returns false, which its callers return too: the type is not custom. */
export function warnAboutUnknownType(type: string): false {
  void import('./explain.ts').then((explain) => explain.warnAboutUnknownType(type), console.error)
  return false
}

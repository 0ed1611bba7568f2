/** The instruction of a field, such as `HYPERLINK "https://example.org" \l "part"`. */
export interface FieldInstruction {
  /** In capital letters. */
  name: string
  arguments: string[]
  /** The value of each switch, or '' if it has none. */
  switches: Map<string, string>
}

const TOKEN = /"(?<quoted>(?:\\.|[^"\\])*)"?|(?<bare>[^\s"]+)/gu
// In these fields the switches that take no value.
const WITHOUT_VALUE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['HYPERLINK', new Set(['m', 'n', 'h'])],
])

/** Reads the instruction of a field (ISO/IEC 29500-1, 17.16). */
export function readFieldInstruction(text: string): FieldInstruction {
  const tokens = [...text.matchAll(TOKEN)].map(({groups}) =>
    groups?.['quoted'] === undefined
      ? {text: groups?.['bare'] ?? '', isSwitch: /^\\[^\\]/u.test(groups?.['bare'] ?? '')}
      : {text: groups['quoted'].replaceAll(/\\(["\\])/gu, '$1'), isSwitch: false},
  )
  const [first, ...others] = tokens
  const instruction: FieldInstruction = {
    name: first?.text.toUpperCase() ?? '',
    arguments: [],
    switches: new Map(),
  }
  const withoutValue = WITHOUT_VALUE.get(instruction.name)
  let openSwitch: string | undefined
  for (const token of others) {
    if (token.isSwitch) {
      const name = token.text.slice(1).toLowerCase()
      instruction.switches.set(name, '')
      openSwitch = withoutValue?.has(name) === true ? undefined : name
    } else if (openSwitch === undefined) {
      instruction.arguments.push(token.text)
    } else {
      instruction.switches.set(openSwitch, token.text)
      openSwitch = undefined
    }
  }
  return instruction
}

import {parseSync, Visitor} from 'vite'

import {entryOf, isNew} from './support.ts'

/** What a script uses: the features that the oldest browsers lack, and its style sheets. */
export interface ScriptFeatures {
  /**
   * Each by its possible keys: the type of an object is unknown, so that `.states` is the member of any
   * class. A member that an older class has too is not found.
   */
  readonly features: readonly (readonly string[])[]
  readonly styleSheets: readonly string[]
}

// Syntax is not checked: the bundler rewrites what is newer than its target.
const MODULES = ['api', 'javascript.builtins'] as const
const MEMBERS = membersByName()

/** Returns the features of scripts, from their syntax trees; names of their own fields and options are none. */
export function newScriptFeatures(scripts: ReadonlyMap<string, string>): ScriptFeatures {
  const features: string[][] = []
  const styleSheets: string[] = []
  const use = (keys: readonly string[]) => {
    const entries = keys
      .map((key) => entryOf(...key.split('.')))
      .filter((each) => each !== undefined)
    if (entries.length > 0 && entries.every(isNew)) {
      features.push([...keys])
    }
  }
  const members: string[] = []
  const own = new Set<string>()
  const addStyleSheet = (text: unknown) => {
    if (typeof text === 'string' && /^[[:@.\w][^"]*\{[^{}]*:.*\}$/s.test(text)) {
      styleSheets.push(text)
    }
  }
  // Shorter names are the minifier's.
  const useMember = (name: string) => {
    if (name.length > 2) {
      members.push(name)
    }
  }
  const visitor = new Visitor({
    Identifier({name}) {
      if (/^[A-Z]\w{3}/.test(name)) {
        use(MODULES.map((module) => `${module}.${name}`))
      }
    },
    MemberExpression({object, property, computed}) {
      if (computed || property.type !== 'Identifier') {
        return
      }
      const owner = object.type === 'Identifier' ? object.name : ''
      const known = MODULES.flatMap((module) =>
        [
          `${module}.${owner}.${property.name}_static`,
          `${module}.${owner}.${property.name}`,
        ].filter((key) => entryOf(...key.split('.'))),
      )
      if (known.length > 0) {
        use(known)
      } else {
        useMember(property.name)
      }
    },
    ObjectPattern({properties}) {
      for (const property of properties) {
        if (property.type === 'Property' && property.key.type === 'Identifier') {
          useMember(property.key.name)
        }
      }
    },
    ObjectExpression({properties}) {
      for (const property of properties) {
        if (property.type === 'Property' && property.key.type === 'Identifier') {
          own.add(property.key.name)
        }
      }
    },
    AssignmentExpression({left}) {
      if (left.type === 'MemberExpression' && left.object.type === 'ThisExpression') {
        own.add(left.property.type === 'Identifier' ? left.property.name : '')
      }
    },
    TemplateLiteral({quasis: [{value: {cooked}} = {value: {cooked: ''}}]}) {
      addStyleSheet(cooked)
      own.add(String(cooked))
    },
    Literal({value}) {
      addStyleSheet(value)
      own.add(String(value))
      if (value instanceof RegExp && value.flags.includes('v')) {
        use(['javascript.builtins.RegExp.unicodeSets'])
      }
    },
  })
  for (const [file, code] of scripts) {
    visitor.visit(parseSync(file, code).program)
  }
  for (const name of members.filter((each) => !own.has(each))) {
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const isStyle = entryOf('css', 'properties', property)
    use([isStyle ? [`css.properties.${property}`] : [], MEMBERS.get(name) ?? []].flat())
  }
  return {features, styleSheets}
}

/** The keys of the members of all classes, by the members' names. */
function membersByName(): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>()
  for (const module of [...MODULES, 'javascript.builtins.Intl']) {
    for (const [owner, entry] of Object.entries(entryOf(...module.split('.')) ?? {})) {
      for (const name of Object.keys(entry)) {
        members.set(name, [...(members.get(name) ?? []), `${module}.${owner}.${name}`])
      }
    }
  }
  return members
}

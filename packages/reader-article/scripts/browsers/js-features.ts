import {parseSync, Visitor} from 'vite'

import {findEntry, isNew} from './support.ts'

/** The features of scripts that one of the oldest browsers lacks, and the style sheets in the scripts. */
export interface ScriptFeatures {
  /**
   * The possible keys of each feature. The type of an object is unknown, so `.states` can be a member of
   * any class. A new member is not found if an older class has a member of the same name.
   */
  readonly features: readonly (readonly string[])[]
  readonly styleSheets: readonly string[]
}

// New syntax is not checked, because the bundler rewrites it for its target.
const MODULES = ['api', 'javascript.builtins'] as const
const MEMBERS = listMembersByName()

/** Finds new features in the syntax trees of scripts; ignores the names of fields and options of the scripts themselves. */
export function findNewScriptFeatures(scripts: ReadonlyMap<string, string>): ScriptFeatures {
  const features: string[][] = []
  const styleSheets: string[] = []
  const addIfNew = (keys: readonly string[]) => {
    const entries = keys
      .map((key) => findEntry(...key.split('.')))
      .filter((each) => each !== undefined)
    if (entries.length > 0 && entries.every(isNew)) {
      features.push([...keys])
    }
  }
  const members: string[] = []
  const ownNames = new Set<string>()
  const addStyleSheet = (text: unknown) => {
    if (typeof text === 'string' && /^[[:@.\w][^"]*\{[^{}]*:.*\}$/s.test(text)) {
      styleSheets.push(text)
    }
  }
  // Names of one or two letters come from the minifier.
  const useMember = (name: string) => {
    if (name.length > 2) {
      members.push(name)
    }
  }
  const visitor = new Visitor({
    Identifier({name}) {
      if (/^[A-Z]\w{3}/.test(name)) {
        addIfNew(MODULES.map((module) => `${module}.${name}`))
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
        ].filter((key) => findEntry(...key.split('.'))),
      )
      if (known.length > 0) {
        addIfNew(known)
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
          ownNames.add(property.key.name)
        }
      }
    },
    AssignmentExpression({left}) {
      if (left.type === 'MemberExpression' && left.object.type === 'ThisExpression') {
        ownNames.add(left.property.type === 'Identifier' ? left.property.name : '')
      }
    },
    TemplateLiteral({quasis: [{value: {cooked}} = {value: {cooked: ''}}]}) {
      addStyleSheet(cooked)
      ownNames.add(String(cooked))
    },
    Literal({value}) {
      addStyleSheet(value)
      ownNames.add(String(value))
      if (value instanceof RegExp && value.flags.includes('v')) {
        addIfNew(['javascript.builtins.RegExp.unicodeSets'])
      }
    },
  })
  for (const [file, code] of scripts) {
    visitor.visit(parseSync(file, code).program)
  }
  for (const name of members.filter((each) => !ownNames.has(each))) {
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const isStyle = findEntry('css', 'properties', property)
    addIfNew([isStyle ? [`css.properties.${property}`] : [], MEMBERS.get(name) ?? []].flat())
  }
  return {features, styleSheets}
}

/** Lists the keys of all members with the same name, for the members of all classes. */
function listMembersByName(): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>()
  for (const module of [...MODULES, 'javascript.builtins.Intl']) {
    for (const [owner, entry] of Object.entries(findEntry(...module.split('.')) ?? {})) {
      for (const name of Object.keys(entry)) {
        members.set(name, [...(members.get(name) ?? []), `${module}.${owner}.${name}`])
      }
    }
  }
  return members
}

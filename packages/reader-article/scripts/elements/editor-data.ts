import {type ElementAttribute, type ElementDocs, parseLiterals} from './element-docs.ts'

/** Returns tags and attributes for VS Code; follows its custom data format for HTML, version 1.1. */
export function createVscodeHtmlData(elements: readonly ElementDocs[]): object {
  return {
    version: 1.1,
    tags: elements.map(({tag, description, attributes}) => ({
      name: tag,
      description,
      attributes: attributes.map((attribute) => ({
        name: attribute.name,
        description: attribute.description,
        ...(attribute.type === 'boolean' && {valueSet: 'v'}),
        ...describeValues(attribute),
      })),
    })),
  }
}

/** Returns custom properties, states and parts for VS Code; follows its custom data format for CSS, version 1.1. */
export function createVscodeCssData(elements: readonly ElementDocs[]): object {
  return {
    version: 1.1,
    properties: uniqueByName(elements.flatMap(({styleProperties}) => styleProperties)).map(
      ({name, description}) => ({name, description}),
    ),
    pseudoClasses: uniqueByName(elements.flatMap(({states}) => states)).map(
      ({name, description}) => ({name: `:state(${name})`, description}),
    ),
    pseudoElements: uniqueByName(elements.flatMap(({parts}) => parts)).map(
      ({name, description}) => ({name: `::part(${name})`, description}),
    ),
  }
}

/** Returns tags, attributes, events and styles for JetBrains' editors; follows the web-types schema. */
export function createWebTypes(elements: readonly ElementDocs[], version: string): object {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: 'reader-article',
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {elements: elements.map(createWebTypesElement)},
    },
  }
}

function createWebTypesElement(element: ElementDocs): object {
  return {
    name: element.tag,
    description: element.description,
    attributes: element.attributes.map(({name, description, type}) => ({
      name,
      description,
      value: {
        type: type.replaceAll("'", '"'),
        kind: type === 'boolean' ? 'no-value' : 'plain',
      },
    })),
    slots: element.slots,
    js: {
      properties: element.fields.map(({name, description, type, readonly}) => ({
        name,
        description,
        type,
        ...(readonly && {'read-only': readonly}),
      })),
      events: element.events.map(({name, description}) => ({name, description})),
    },
    css: {
      properties: element.styleProperties,
      parts: element.parts,
    },
  }
}

function describeValues({type}: ElementAttribute): object {
  const values = parseLiterals(type)
  return values.length > 0 ? {values: values.map((name) => ({name}))} : {}
}

/** Keeps the first item of each name: several elements can have items of the same name. */
function uniqueByName<T extends {readonly name: string}>(items: readonly T[]): T[] {
  const byName = new Map<string, T>()
  for (const item of items) {
    if (!byName.has(item.name)) {
      byName.set(item.name, item)
    }
  }
  return [...byName.values()]
}

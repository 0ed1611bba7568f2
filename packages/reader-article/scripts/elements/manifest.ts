import type {ElementDocs} from './element-docs.ts'

/** Describes the elements in a Custom Elements Manifest, schema version 2.1.0. */
export function createManifest(elements: readonly ElementDocs[]): object {
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: elements.map((element) => {
      const path = `dist/npm/${element.tag}/${element.tag}.js`
      return {
        kind: 'javascript-module',
        path,
        declarations: [createDeclaration(element)],
        exports: [
          {
            kind: 'js',
            name: element.className,
            declaration: {name: element.className, module: path},
          },
          {
            kind: 'custom-element-definition',
            name: element.tag,
            declaration: {name: element.className, module: path},
          },
        ],
      }
    }),
  }
}

function createDeclaration(element: ElementDocs): object {
  return {
    kind: 'class',
    customElement: true,
    tagName: element.tag,
    name: element.className,
    description: element.description,
    superclass: {name: 'ReactiveElement', package: '@lit/reactive-element'},
    attributes: element.attributes.map(({type, ...attribute}) => ({
      ...attribute,
      type: {text: type},
    })),
    members: element.fields.map(({type, readonly, ...field}) => ({
      kind: 'field',
      ...field,
      type: {text: type},
      ...(readonly && {readonly}),
    })),
    events: element.events.map(({type, ...event}) => ({...event, type: {text: type}})),
    slots: element.slots,
    cssParts: element.parts,
    cssProperties: element.styleProperties,
    cssStates: element.states,
  }
}
